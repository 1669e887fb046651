#include <algorithm>
#include <cstring>

#include "io/atomic_file.h"
#include "io/file_error.h"
#include "io/hdf5_common.h"

namespace taicho::io::h5 {

namespace {

/// No deflate stream expands more than this (zlib technical notes: 1032 to 1); a dataset that claims to
/// hold more than its bytes in the file could give is a trap.
constexpr double k_largest_expansion = 1100.0;

void check_trailer(const std::string& path, std::vector<std::byte>& bytes) {
    if (bytes.size() < k_trailer_size) return;
    const std::size_t body = bytes.size() - k_trailer_size;
    if (std::memcmp(bytes.data() + body, k_trailer, 16) != 0) return;   // written by another program
    std::uint64_t stated = 0;
    std::memcpy(&stated, bytes.data() + body + 16, 8);
    if (stated != checksum(bytes.data(), body)) {
        throw FileError(path, {"tệp kết quả bị hỏng: tổng kiểm tra không khớp",
                               "results file damaged: checksum does not match"});
    }
    bytes.resize(body);
}

[[noreturn]] void refuse(const std::string& file, const std::string& object, const std::string& vi,
                         const std::string& en) {
    throw FileError(file, {object + ": " + vi, object + ": " + en});
}

herr_t collect_name(hid_t, const char* name, const H5L_info_t*, void* data) {
    static_cast<std::vector<std::string>*>(data)->emplace_back(name);
    return 0;
}

}  // namespace

struct Reader::Impl {
    std::vector<std::byte> bytes;
    Handle file;
    std::string path;

    /// Every link on the way must be a plain one inside this file.
    [[nodiscard]] bool check_links(const std::string& object) const {
        if (object == "/") return true;
        std::size_t at = 1;
        while (true) {
            const std::size_t slash = object.find('/', at);
            const std::string part = object.substr(0, slash);
            if (H5Lexists(file.get(), part.c_str(), H5P_DEFAULT) <= 0) return false;
            H5L_info_t info;
            if (H5Lget_info(file.get(), part.c_str(), &info, H5P_DEFAULT) < 0) fail(path, part);
            if (info.type != H5L_TYPE_HARD) {
                refuse(path, part, "liên kết không được phép", "links are not allowed");
            }
            if (slash == std::string::npos) return true;
            at = slash + 1;
        }
    }
    void require(const std::string& object) const {
        if (!check_links(object)) refuse(path, object, "thiếu trong tệp", "missing in the file");
    }
    [[nodiscard]] Handle dataset(const std::string& object) const {
        require(object);
        Handle set(H5Dopen2(file.get(), object.c_str(), H5P_DEFAULT), H5Dclose, path, object.c_str());
        Handle create(H5Dget_create_plist(set.get()), H5Pclose, path, "create list");
        if (H5Pget_layout(create.get()) == H5D_VIRTUAL || H5Pget_external_count(create.get()) > 0) {
            refuse(path, object, "dữ liệu nằm ngoài tệp", "data outside the file");
        }
        return set;
    }
    [[nodiscard]] std::vector<std::size_t> shape(const std::string& object, const Handle& set,
                                                 std::size_t row_bytes) const {
        Handle space(H5Dget_space(set.get()), H5Sclose, path, "space");
        const int rank = H5Sget_simple_extent_ndims(space.get());
        if (rank < 1 || rank > 4) refuse(path, object, "sai số chiều", "wrong rank");
        std::vector<hsize_t> dims(static_cast<std::size_t>(rank));
        H5Sget_simple_extent_dims(space.get(), dims.data(), nullptr);
        double bytes_needed = static_cast<double>(row_bytes);
        for (const hsize_t d : dims) bytes_needed *= static_cast<double>(d);
        const double stored = static_cast<double>(H5Dget_storage_size(set.get()));
        if (stored > static_cast<double>(bytes.size()) || bytes_needed > k_largest_expansion * stored) {
            refuse(path, object, "lớn hơn chính tệp", "larger than the file");
        }
        return {dims.begin(), dims.end()};
    }
    [[nodiscard]] Handle attribute(const std::string& object, const std::string& name) const {
        require(object);
        if (H5Aexists_by_name(file.get(), object.c_str(), name.c_str(), H5P_DEFAULT) <= 0) {
            refuse(path, object, "thiếu thuộc tính " + name, "attribute " + name + " missing");
        }
        return {H5Aopen_by_name(file.get(), object.c_str(), name.c_str(), H5P_DEFAULT, H5P_DEFAULT),
                H5Aclose, path, name.c_str()};
    }
    void check_class(const std::string& object, hid_t type, H5T_class_t wanted) const {
        if (H5Tget_class(type) != wanted) refuse(path, object, "sai kiểu dữ liệu", "wrong type");
    }
    void check_numbers(const std::string& object, hid_t type, Type wanted) const {
        const bool real = wanted == Type::F32 || wanted == Type::F64;
        check_class(object, type, real ? H5T_FLOAT : H5T_INTEGER);
    }
    [[nodiscard]] std::size_t attribute_count(const Handle& a, const std::string& name) const {
        Handle space(H5Aget_space(a.get()), H5Sclose, path, "space");
        const hssize_t n = H5Sget_simple_extent_npoints(space.get());
        if (n < 0 || n > 8192) refuse(path, name, "sai kích thước", "wrong size");
        return static_cast<std::size_t>(n);
    }
};

Reader::Reader(std::string path, std::size_t limit_bytes)
    : impl_(std::make_unique<Impl>()), path_(std::move(path)) {
    impl_->path = path_;
    impl_->bytes = read_file(path_, limit_bytes);
    check_trailer(path_, impl_->bytes);
    const Lock lock;
    Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, path_, "access list");
    H5Pset_fapl_core(access.get(), 1, 0);
    if (impl_->bytes.empty() ||
        H5Pset_file_image(access.get(), impl_->bytes.data(), impl_->bytes.size()) < 0) {
        throw FileError(path_, {"không phải tệp HDF5", "not an HDF5 file"});
    }
    impl_->file = Handle(H5Fopen(unique_name().c_str(), H5F_ACC_RDONLY, access.get()), H5Fclose, path_,
                         "not an HDF5 file");
}

Reader::~Reader() {
    const Lock lock;
    impl_.reset();
}

void Reader::copy(const std::vector<std::byte>& from, void* to, std::size_t bytes) {
    if (bytes > 0) std::memcpy(to, from.data(), bytes);
}

bool Reader::exists(const std::string& path) const {
    const Lock lock;
    return impl_->check_links(path);
}

bool Reader::has_attribute(const std::string& object, const std::string& name) const {
    const Lock lock;
    return impl_->check_links(object) &&
           H5Aexists_by_name(impl_->file.get(), object.c_str(), name.c_str(), H5P_DEFAULT) > 0;
}

std::string Reader::text(const std::string& object, const std::string& name) const {
    const Lock lock;
    const Handle a = impl_->attribute(object, name);
    Handle type(H5Aget_type(a.get()), H5Tclose, path_, "type");
    impl_->check_class(name, type.get(), H5T_STRING);
    if (impl_->attribute_count(a, name) != 1) refuse(path_, name, "sai kích thước", "wrong size");
    if (H5Tis_variable_str(type.get()) <= 0) {
        std::string fixed(H5Tget_size(type.get()), '\0');
        if (H5Aread(a.get(), type.get(), fixed.data()) < 0) fail(path_, name);
        return fixed.substr(0, fixed.find('\0'));
    }
    char* data = nullptr;
    if (H5Aread(a.get(), type.get(), &data) < 0) fail(path_, name);
    std::string out = data == nullptr ? "" : data;
    H5free_memory(data);
    return out;
}

std::uint64_t Reader::integer(const std::string& object, const std::string& name) const {
    const Lock lock;
    const Handle a = impl_->attribute(object, name);
    Handle type(H5Aget_type(a.get()), H5Tclose, path_, "type");
    impl_->check_class(name, type.get(), H5T_INTEGER);
    std::vector<std::uint64_t> value(std::max<std::size_t>(impl_->attribute_count(a, name), 1));
    if (H5Aread(a.get(), H5T_NATIVE_UINT64, value.data()) < 0) fail(path_, name);
    return value[0];
}

std::vector<double> Reader::reals(const std::string& object, const std::string& name) const {
    const Lock lock;
    const Handle a = impl_->attribute(object, name);
    Handle type(H5Aget_type(a.get()), H5Tclose, path_, "type");
    if (H5Tget_class(type.get()) != H5T_INTEGER) impl_->check_class(name, type.get(), H5T_FLOAT);
    std::vector<double> values(impl_->attribute_count(a, name));
    if (!values.empty() && H5Aread(a.get(), H5T_NATIVE_DOUBLE, values.data()) < 0) fail(path_, name);
    return values;
}

double Reader::real(const std::string& object, const std::string& name) const {
    const auto values = reals(object, name);
    if (values.size() != 1) refuse(path_, name, "sai kích thước", "wrong size");
    return values[0];
}

std::vector<std::string> Reader::names(const std::string& group) const {
    const Lock lock;
    impl_->require(group);
    Handle g(H5Gopen2(impl_->file.get(), group.c_str(), H5P_DEFAULT), H5Gclose, path_, group.c_str());
    std::vector<std::string> out;
    if (H5Literate(g.get(), H5_INDEX_NAME, H5_ITER_INC, nullptr, collect_name, &out) < 0) {
        fail(path_, group);
    }
    return out;
}

std::vector<std::size_t> Reader::shape(const std::string& path) const {
    const Lock lock;
    return impl_->shape(path, impl_->dataset(path), 1);
}

std::vector<std::string> Reader::strings(const std::string& path) const {
    const Lock lock;
    const Handle set = impl_->dataset(path);
    Handle type(H5Dget_type(set.get()), H5Tclose, path_, "type");
    impl_->check_class(path, type.get(), H5T_STRING);
    const std::size_t width = H5Tget_size(type.get());
    if (H5Tis_variable_str(type.get()) > 0 || width == 0 || width > 65536) {
        refuse(path_, path, "sai kiểu dữ liệu", "wrong type");
    }
    const auto dims = impl_->shape(path, set, width);
    if (dims.size() != 1) refuse(path_, path, "sai số chiều", "wrong rank");
    std::vector<char> data(dims[0] * width);
    if (!data.empty() &&
        H5Dread(set.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, data.data()) < 0) {
        fail(path_, path);
    }
    std::vector<std::string> out(dims[0]);
    for (std::size_t i = 0; i < dims[0]; ++i) {
        const char* from = data.data() + i * width;
        out[i].assign(from, std::find(from, from + width, '\0'));
    }
    return out;
}

void Reader::array(const std::string& path, Type type, std::size_t rank,
                   std::vector<std::byte>& bytes, std::vector<std::size_t>& shape) const {
    const Lock lock;
    const Handle set = impl_->dataset(path);
    Handle stored(H5Dget_type(set.get()), H5Tclose, path_, "type");
    impl_->check_numbers(path, stored.get(), type);
    shape = impl_->shape(path, set, type_size(type));
    if (shape.size() != rank) refuse(path_, path, "sai số chiều", "wrong rank");
    std::size_t n = type_size(type);
    for (const std::size_t d : shape) n *= d;
    bytes.resize(n);
    if (n > 0 &&
        H5Dread(set.get(), native(type), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()) < 0) {
        fail(path_, path);
    }
}

void Reader::table(const std::string& path, const RowType& type, std::vector<std::byte>& bytes,
                   std::size_t& count) const {
    const Lock lock;
    const Handle set = impl_->dataset(path);
    Handle stored(H5Dget_type(set.get()), H5Tclose, path_, "type");
    impl_->check_class(path, stored.get(), H5T_COMPOUND);
    for (const Member& m : type.members) {
        const int at = H5Tget_member_index(stored.get(), m.name);
        if (at < 0) {
            refuse(path_, path, std::string("thiếu cột ") + m.name,
                   std::string("column ") + m.name + " missing");
        }
        if (m.count > 1) continue;   // arrays are converted or refused by the library
        Handle member(H5Tget_member_type(stored.get(), static_cast<unsigned>(at)), H5Tclose, path_,
                      "type");
        impl_->check_numbers(path, member.get(), m.type);
    }
    const auto dims = impl_->shape(path, set, H5Tget_size(stored.get()));
    if (dims.size() != 1) refuse(path_, path, "sai số chiều", "wrong rank");
    const Handle memory = compound(type, path_);
    count = dims[0];
    bytes.assign(count * type.size, std::byte{0});
    if (count > 0 &&
        H5Dread(set.get(), memory.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()) < 0) {
        fail(path_, path);
    }
}

}  // namespace taicho::io::h5
