#include <algorithm>
#include <cstring>

#include "io/hdf5_common.h"

namespace taicho::io::h5 {

namespace {

const std::string k_memory = "(in memory)";
constexpr std::size_t k_rows_per_chunk = 16384;
constexpr std::size_t k_memory_step = std::size_t{1} << 20;

Handle new_file() {
    Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, k_memory, "access list");
    H5Pset_fapl_core(access.get(), k_memory_step, 0);
    H5Pset_libver_bounds(access.get(), H5F_LIBVER_EARLIEST, H5F_LIBVER_V110);
    return {H5Fcreate(unique_name().c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access.get()), H5Fclose, k_memory,
            "create"};
}

Handle text_type(std::size_t size) {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, k_memory, "text type");
    H5Tset_size(type.get(), size);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    return type;
}

Handle simple_space(const std::vector<std::size_t>& shape) {
    std::vector<hsize_t> dims(shape.begin(), shape.end());
    std::vector<hsize_t> most = dims;
    if (dims[0] == 0) most[0] = H5S_UNLIMITED;   // a chunk may not exceed a fixed extent
    return {H5Screate_simple(static_cast<int>(dims.size()), dims.data(), most.data()), H5Sclose,
            k_memory, "space"};
}

/// Chunked, shuffled, deflated, checksummed. Times are left out: equal runs give equal bytes.
Handle filtered(const std::vector<std::size_t>& shape) {
    Handle create(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, k_memory, "create list");
    std::vector<hsize_t> chunk(shape.begin(), shape.end());
    for (hsize_t& c : chunk) c = std::max<hsize_t>(c, 1);
    chunk[0] = std::min<hsize_t>(chunk[0], k_rows_per_chunk);
    H5Pset_chunk(create.get(), static_cast<int>(chunk.size()), chunk.data());
    H5Pset_shuffle(create.get());
    H5Pset_deflate(create.get(), 1);
    H5Pset_fletcher32(create.get());
    H5Pset_obj_track_times(create.get(), 0);
    return create;
}

}  // namespace

struct Writer::Impl {
    Handle file;

    void attribute(const std::string& object, const std::string& name, hid_t type, hid_t space,
                   const void* value) {
        Handle a(H5Acreate_by_name(file.get(), object.c_str(), name.c_str(), type, space, H5P_DEFAULT,
                                   H5P_DEFAULT, H5P_DEFAULT),
                 H5Aclose, k_memory, "attribute");
        if (H5Awrite(a.get(), type, value) < 0) fail(k_memory, "write attribute " + name);
    }
    void text(const std::string& object, const std::string& name, const std::string& value) {
        const Handle type = text_type(H5T_VARIABLE);
        Handle space(H5Screate(H5S_SCALAR), H5Sclose, k_memory, "space");
        const char* data = value.c_str();
        attribute(object, name, type.get(), space.get(), &data);
    }
    void describe(const std::string& path, const Meta& meta) {
        text(path, "unit", meta.unit);
        text(path, "description", meta.description);
        if (!meta.missing.empty()) text(path, "missing", meta.missing);
        if (!meta.labels.empty()) text(path, "labels", meta.labels);
    }
    void dataset(const std::string& path, hid_t file_type, hid_t memory_type,
                 const std::vector<std::size_t>& shape, const void* data) {
        const Handle space = simple_space(shape);
        const Handle create = filtered(shape);
        Handle set(H5Dcreate2(file.get(), path.c_str(), file_type, space.get(), H5P_DEFAULT,
                              create.get(), H5P_DEFAULT),
                   H5Dclose, k_memory, "dataset");
        const bool any = std::all_of(shape.begin(), shape.end(), [](std::size_t n) { return n > 0; });
        if (any && H5Dwrite(set.get(), memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, data) < 0) {
            fail(k_memory, "write " + path);
        }
    }
};

Writer::Writer() : impl_(std::make_unique<Impl>()) {
    const Lock lock;
    impl_->file = new_file();
}

Writer::~Writer() {
    const Lock lock;
    impl_.reset();
}

void Writer::group(const std::string& path) {
    const Lock lock;
    Handle create(H5Pcreate(H5P_GROUP_CREATE), H5Pclose, k_memory, "create list");
    H5Pset_obj_track_times(create.get(), 0);
    Handle g(H5Gcreate2(impl_->file.get(), path.c_str(), H5P_DEFAULT, create.get(), H5P_DEFAULT),
             H5Gclose, k_memory, "group");
}

void Writer::attribute(const std::string& object, const std::string& name, const std::string& text) {
    const Lock lock;
    impl_->text(object, name, text);
}

void Writer::attribute(const std::string& object, const std::string& name, std::uint64_t value) {
    const Lock lock;
    Handle space(H5Screate(H5S_SCALAR), H5Sclose, k_memory, "space");
    impl_->attribute(object, name, H5T_NATIVE_UINT64, space.get(), &value);
}

void Writer::attribute(const std::string& object, const std::string& name, double value) {
    const Lock lock;
    Handle space(H5Screate(H5S_SCALAR), H5Sclose, k_memory, "space");
    impl_->attribute(object, name, H5T_NATIVE_DOUBLE, space.get(), &value);
}

void Writer::attribute(const std::string& object, const std::string& name,
                       std::span<const double> values) {
    const Lock lock;
    const Handle space = simple_space({values.size()});
    impl_->attribute(object, name, H5T_NATIVE_DOUBLE, space.get(), values.data());
}

void Writer::attribute(const std::string& object, const std::string& name,
                       std::span<const int> values) {
    const Lock lock;
    const Handle space = simple_space({values.size()});
    impl_->attribute(object, name, H5T_NATIVE_INT, space.get(), values.data());
}

void Writer::table(const std::string& path, const RowType& type, const void* data, std::size_t count,
                   const Meta& meta) {
    const Lock lock;
    const Handle memory = compound(type, k_memory);
    Handle packed(H5Tcopy(memory.get()), H5Tclose, k_memory, "row type");
    H5Tpack(packed.get());
    impl_->dataset(path, packed.get(), memory.get(), {count}, data);
    impl_->describe(path, meta);
    for (const Member& m : type.members) {
        if (std::string(m.unit) != "1") impl_->text(path, std::string("unit_") + m.name, m.unit);
        if (m.labels[0] != '\0') impl_->text(path, std::string("labels_") + m.name, m.labels);
    }
}

void Writer::array(const std::string& path, Type type, std::vector<std::size_t> shape,
                   const void* data, const Meta& meta) {
    const Lock lock;
    impl_->dataset(path, native(type), native(type), shape, data);
    impl_->describe(path, meta);
}

void Writer::strings(const std::string& path, std::span<const std::string> values, const Meta& meta) {
    const Lock lock;
    std::size_t longest = 1;
    for (const std::string& s : values) longest = std::max(longest, s.size());
    std::vector<char> padded(longest * std::max<std::size_t>(values.size(), 1), '\0');
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::memcpy(padded.data() + i * longest, values[i].data(), values[i].size());
    }
    const Handle type = text_type(longest);
    H5Tset_strpad(type.get(), H5T_STR_NULLPAD);
    impl_->dataset(path, type.get(), type.get(), {values.size()}, padded.data());
    impl_->describe(path, meta);
}

std::vector<std::byte> Writer::finish() {
    const Lock lock;
    if (H5Fflush(impl_->file.get(), H5F_SCOPE_GLOBAL) < 0) fail(k_memory, "flush");
    const ssize_t size = H5Fget_file_image(impl_->file.get(), nullptr, 0);
    if (size < 0) fail(k_memory, "image size");
    std::vector<std::byte> image(static_cast<std::size_t>(size) + k_trailer_size);
    if (H5Fget_file_image(impl_->file.get(), image.data(), static_cast<std::size_t>(size)) < 0) {
        fail(k_memory, "image");
    }
    impl_->file.reset();
    const std::uint64_t sum = checksum(image.data(), static_cast<std::size_t>(size));
    std::memcpy(image.data() + size, k_trailer, 16);
    std::memcpy(image.data() + size + 16, &sum, 8);
    return image;
}

}  // namespace taicho::io::h5
