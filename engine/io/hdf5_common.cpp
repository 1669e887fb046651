#include "io/hdf5_common.h"

#include <cstring>

#include "core/hash.h"
#include "io/file_error.h"

namespace taicho::io::h5 {

namespace {

std::recursive_mutex& library_mutex() {
    static std::recursive_mutex mutex;
    return mutex;
}

herr_t keep_innermost(unsigned, const H5E_error2_t* error, void* data) {
    if (error->desc != nullptr) *static_cast<std::string*>(data) = error->desc;
    return 0;
}

}  // namespace

Lock::Lock() : guard_(library_mutex()) { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

void fail(const std::string& file, const std::string& what) {
    std::string reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, keep_innermost, &reason);
    H5Eclear2(H5E_DEFAULT);
    const std::string tail = reason.empty() ? what : what + " (" + reason + ")";
    throw FileError(file, {"tệp kết quả không dùng được: " + tail, "results file unusable: " + tail});
}

std::string unique_name() {
    static std::uint64_t opened = 0;   // under the lock
    return "taicho-image:" + std::to_string(++opened);
}

std::size_t type_size(Type type) {
    static constexpr std::size_t k_size[] = {1, 2, 4, 8, 2, 4, 4, 8};
    return k_size[static_cast<int>(type)];
}

hid_t native(Type type) {
    switch (type) {
        case Type::U8: return H5T_NATIVE_UINT8;
        case Type::U16: return H5T_NATIVE_UINT16;
        case Type::U32: return H5T_NATIVE_UINT32;
        case Type::U64: return H5T_NATIVE_UINT64;
        case Type::I16: return H5T_NATIVE_INT16;
        case Type::I32: return H5T_NATIVE_INT32;
        case Type::F32: return H5T_NATIVE_FLOAT;
        case Type::F64: return H5T_NATIVE_DOUBLE;
    }
    return -1;
}

Handle compound(const RowType& type, const std::string& file) {
    Handle row(H5Tcreate(H5T_COMPOUND, type.size), H5Tclose, file, "row type");
    for (const Member& m : type.members) {
        hid_t member = native(m.type);
        Handle array;
        if (m.count > 1) {
            const hsize_t n = static_cast<hsize_t>(m.count);
            array = Handle(H5Tarray_create2(member, 1, &n), H5Tclose, file, "array member");
            member = array.get();
        }
        if (H5Tinsert(row.get(), m.name, m.offset, member) < 0) fail(file, "row member");
    }
    return row;
}

std::uint64_t checksum(const std::byte* data, std::size_t size) {
    std::uint64_t h = mix64(size);
    std::size_t at = 0;
    for (; at + 8 <= size; at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, data + at, 8);
        h = (h ^ word) * 0x9fb21c651e98df25ull;
        h ^= h >> 32;
    }
    std::uint64_t tail = 0;
    std::memcpy(&tail, data + at, size - at);
    return mix64(h ^ tail);
}

}  // namespace taicho::io::h5
