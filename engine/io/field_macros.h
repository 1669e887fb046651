#pragma once

#include "io/fields.h"

/// Short ways to write rows of the section tables.
namespace taicho::io {

template <class T>
struct MemberOf;
template <class C, class M>
struct MemberOf<M C::*> {
    using Class = C;
    using Value = M;
};

template <auto M>
Ref ref_of(void* object) {
    return &(static_cast<typename MemberOf<decltype(M)>::Class*>(object)->*M);
}

/// A number: unit, range, flag and source, meanings.
template <auto M>
Field number(const char* key, const char* unit, double lo, double hi, char flag, const char* source,
             const char* vi, const char* en, double scale = 1.0, double offset = 0.0) {
    Field f;
    f.key = key, f.ref = &ref_of<M>, f.unit = unit, f.lo = lo, f.hi = hi, f.flag = flag;
    f.source = source, f.vi = vi, f.en = en, f.scale = scale, f.offset = offset;
    return f;
}

/// Text, lists, switches, points, distributions, curves: whatever needs no range.
template <auto M>
Field plain(const char* key, const char* vi, const char* en, Form form = Form::Plain,
            const char* allowed = "") {
    Field f;
    f.key = key, f.ref = &ref_of<M>, f.vi = vi, f.en = en, f.form = form, f.allowed = allowed;
    return f;
}

/// One of several words, kept as an enumeration in that order.
template <auto M>
Field choice(const char* key, const char* allowed, const char* vi, const char* en) {
    using C = typename MemberOf<decltype(M)>::Class;
    using E = typename MemberOf<decltype(M)>::Value;
    Field f;
    f.key = key, f.vi = vi, f.en = en, f.form = Form::Index, f.allowed = allowed;
    f.set_index = [](void* o, int i) { static_cast<C*>(o)->*M = static_cast<E>(i); };
    f.get_index = [](const void* o) { return static_cast<int>(static_cast<const C*>(o)->*M); };
    return f;
}

/// Read by code of its own.
inline Field special(const char* key, const char* unit, const char* vi, const char* en,
                     const char* shown_default = "") {
    Field f;
    f.key = key, f.unit = unit, f.vi = vi, f.en = en, f.form = Form::Special;
    f.shown_default = shown_default;
    return f;
}

inline Field required(Field f) {
    f.required = true;
    return f;
}

/// `[path]`
template <class Get>
Section section(const char* path, const char* vi, const char* en, Get, std::vector<Field> fields) {
    Section s;
    s.path = path, s.vi = vi, s.en = en, s.fields = std::move(fields);
    s.target = [](sim::Scenario& sc) -> void* { return &Get{}(sc); };
    s.element = [](const sim::Scenario& sc, std::size_t) -> const void* {
        return &Get{}(const_cast<sim::Scenario&>(sc));
    };
    return s;
}

/// `[[path]]`
template <class Get>
Section list(const char* path, const char* vi, const char* en, Get, std::vector<Field> fields) {
    using V = std::remove_reference_t<decltype(Get{}(std::declval<sim::Scenario&>()))>;
    using T = typename V::value_type;
    Section s;
    s.path = path, s.list = true, s.vi = vi, s.en = en, s.fields = std::move(fields);
    s.target = [](sim::Scenario& sc) -> void* {
        V& v = Get{}(sc);
        v.push_back(T{});
        return &v.back();
    };
    s.count = [](const sim::Scenario& sc) { return Get{}(const_cast<sim::Scenario&>(sc)).size(); };
    s.element = [](const sim::Scenario& sc, std::size_t i) -> const void* {
        return &Get{}(const_cast<sim::Scenario&>(sc))[i];
    };
    if constexpr (requires(T t) { t.pos; }) {
        s.set_pos = [](void* o, const SourcePos& p) { static_cast<T*>(o)->pos = p; };
    }
    return s;
}

}  // namespace taicho::io
