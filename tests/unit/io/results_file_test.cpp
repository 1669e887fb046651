// Results files: what is written is read back, damage is refused, a failed write leaves nothing.
#include <gtest/gtest.h>
#include <hdf5.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <cstdlib>
#include <fstream>

#include "io/atomic_file.h"
#include "io/file_error.h"
#include "io/results_reader.h"
#include "io/results_writer.h"
#include "results_sample.h"

namespace taicho::io {
namespace {

using test::sample;
using test::TempFolder;

TEST(ResultsFile, ReadsBackWhatWasWritten) {
    const TempFolder folder("roundtrip");
    const Results r = sample();
    write_results(folder.file("run.h5"), r);
    const Results back = read_results(folder.file("run.h5"));
    EXPECT_EQ(back.header.scenario_text, r.header.scenario_text);
    EXPECT_EQ(back.header.seed, 7u);
    EXPECT_TRUE(back.header.complete);
    EXPECT_EQ(back.ids.places, r.ids.places);
    EXPECT_EQ(back.trajectory, r.trajectory);
    ASSERT_EQ(back.trajectory_state.size(), 4u);
    EXPECT_FLOAT_EQ(back.trajectory_state[3].visibility, 30.0f);
    ASSERT_EQ(back.gas.size(), 1u);
    EXPECT_FLOAT_EQ(back.gas.upper_temperature_k[0], 301.0f);
    EXPECT_FLOAT_EQ(back.gas.pressure_pa[0], 310.0f);
    ASSERT_EQ(back.events.size(), 1u);
    EXPECT_EQ(back.events[0].kind, EventKind::Noticed);
    EXPECT_EQ(back.events[0].values[1], 2.5);
    EXPECT_EQ(back.outcome[1].health, 4);
    EXPECT_EQ(back.summary[0].second, 1.0);
    EXPECT_TRUE(std::isnan(back.summary[1].second));
    EXPECT_EQ(back.maps[0].values, r.maps[0].values);
    EXPECT_EQ(back.scene.points, r.scene.points);
    EXPECT_EQ(back.curves[0].second, r.curves[0].second);
    EXPECT_EQ(back.provenance.at("threads"), "2");
}

TEST(ResultsFile, SameContentGivesSameBytes) {
    const TempFolder folder("bytes");
    write_results(folder.file("a.h5"), sample());
    write_results(folder.file("b.h5"), sample());
    EXPECT_EQ(read_file(folder.file("a.h5"), 1u << 30), read_file(folder.file("b.h5"), 1u << 30));
}

TEST(ResultsFile, EmptyRunCanBeWrittenAndRead) {
    const TempFolder folder("empty");
    write_results(folder.file("run.h5"), Results{});
    EXPECT_TRUE(read_results(folder.file("run.h5")).trajectory.empty());
}

TEST(ResultsFile, RefusesEveryDamagedFile) {
    const TempFolder folder("damage");
    write_results(folder.file("run.h5"), sample());
    const auto good = read_file(folder.file("run.h5"), 1u << 30);
    int refused = 0;
    for (int i = 0; i < 200; ++i) {
        auto bad = good;
        const std::size_t at = (good.size() - 41) * static_cast<std::size_t>(i) / 200;
        bad[at] ^= std::byte{0x10};
        write_file_atomic(folder.file("bad.h5"), bad);
        try {
            (void)read_results(folder.file("bad.h5"));
        } catch (const FileError&) {
            ++refused;
        }
    }
    EXPECT_EQ(refused, 200);
}

TEST(ResultsFile, RefusesTruncatedAndForeignFiles) {
    const TempFolder folder("cut");
    write_results(folder.file("run.h5"), sample());
    auto bytes = read_file(folder.file("run.h5"), 1u << 30);
    for (const double part : {0.0, 0.01, 0.5, 0.9, 0.999}) {
        auto cut = bytes;
        cut.resize(static_cast<std::size_t>(part * static_cast<double>(bytes.size())));
        write_file_atomic(folder.file("cut.h5"), cut);
        EXPECT_THROW((void)read_results(folder.file("cut.h5")), FileError) << part;
    }
    write_file_atomic(folder.file("text.h5"), std::string_view("a,b,c\n1,2,3\n"));
    EXPECT_THROW((void)read_results(folder.file("text.h5")), FileError);
    EXPECT_THROW((void)read_results(folder.file("absent.h5")), FileError);
    std::filesystem::create_directories(folder.file("empty"));
    EXPECT_THROW((void)read_results(folder.file("empty")), FileError);
}

/// Rewrites one link of a good file through the library itself, as an attacker or a tool would.
void replace_link(const std::string& path, const char* name, bool external) {
    const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDWR, access);
    ASSERT_GE(file, 0);
    H5Ldelete(file, name, H5P_DEFAULT);
    if (external) {
        H5Lcreate_external("/etc/passwd", "/x", file, name, H5P_DEFAULT, H5P_DEFAULT);
    } else {
        H5Lcreate_soft("/state_hash", file, name, H5P_DEFAULT, H5P_DEFAULT);
    }
    H5Fclose(file);
    H5Pclose(access);
}

/// The bytes without our trailing checksum: what a file looks like after another tool wrote it.
void strip_trailer(const std::string& path) {
    auto bytes = read_file(path, 1u << 30);
    bytes.resize(bytes.size() - 24);
    write_file_atomic(path, bytes);
}

TEST(ResultsFile, RefusesLinks) {
    const TempFolder folder("links");
    for (const bool external : {false, true}) {
        const std::string path = folder.file(external ? "ext.h5" : "soft.h5");
        write_results(path, sample());
        strip_trailer(path);
        EXPECT_NO_THROW((void)read_results(path));
        replace_link(path, "/time_s", external);
        try {
            (void)read_results(path);
            FAIL() << "accepted a link";
        } catch (const FileError& e) {
            EXPECT_NE(std::string(e.what()).find("links are not allowed"), std::string::npos);
        }
    }
}

TEST(ResultsFile, RefusesIndicesThatPointNowhere) {
    const TempFolder folder("indices");
    Results r = sample();
    r.trajectory[0].id = 99;
    write_results(folder.file("a.h5"), r);
    EXPECT_THROW((void)read_results(folder.file("a.h5")), FileError);
    r = sample();
    r.frame_index[1] = {3, 5};
    write_results(folder.file("b.h5"), r);
    EXPECT_THROW((void)read_results(folder.file("b.h5")), FileError);
    r = sample();
    r.scene.shapes[0].count = 400;
    write_results(folder.file("c.h5"), r);
    EXPECT_THROW((void)read_results(folder.file("c.h5")), FileError);
}

TEST(ResultsFile, FailedWriteLeavesTheOldFileAndNothingElse) {
    const TempFolder folder("full");
    write_file_atomic(folder.file("run.h5"), std::string_view("old"));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit small = before;
    small.rlim_cur = 4096;   // stands for a full disk: writing stops half way
    setrlimit(RLIMIT_FSIZE, &small);
    EXPECT_THROW(write_results(folder.file("run.h5"), sample()), FileError);
    setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_EQ(read_text_file(folder.file("run.h5"), 100), "old");
    int files = 0;
    for (const auto& e : std::filesystem::directory_iterator(folder.path())) {
        files += e.is_regular_file() ? 1 : 0;
    }
    EXPECT_EQ(files, 1);
}

TEST(ResultsFile, SaysWhyAFolderCannotBeUsed) {
    const TempFolder folder("nofolder");
    try {
        write_results(folder.file("absent/run.h5"), sample());
        FAIL();
    } catch (const FileError& e) {
        EXPECT_NE(e.text().vi.find("không có tệp hoặc thư mục"), std::string::npos);
    }
    write_file_atomic(folder.file("file"), std::string_view("x"));
    EXPECT_THROW(make_folder(folder.file("file/inside")), FileError);
    EXPECT_THROW(make_folder("/proc/taicho"), FileError);
}

TEST(ResultsFile, PiecesMergeToTheSameRun) {
    const TempFolder folder("pieces");
    const Results whole = sample();
    PieceWriter writer(folder.file("run.h5"), PieceLimits{1, 1e9, 1u << 20});
    for (std::uint32_t f = 0; f < 2; ++f) {
        Results& r = writer.rows();
        r.header = whole.header;
        r.ids = whole.ids;
        r.time_s.push_back(whole.time_s[f]);
        r.state_hash.push_back(whole.state_hash[f]);
        r.frame_index.push_back({r.trajectory.size(), 2});
        for (std::uint32_t p = 0; p < 2; ++p) {
            r.trajectory.push_back(whole.trajectory[2 * f + p]);
            r.trajectory_state.push_back(whole.trajectory_state[2 * f + p]);
        }
        r.gas_index.push_back({r.gas.size(), 0});
        r.balance.push_back({});
        writer.frame_done();
    }
    EXPECT_TRUE(std::filesystem::exists(folder.file("run.parts/000001.h5")));
    EXPECT_EQ(read_results(folder.path()).time_s.size(), 2u);
    EXPECT_EQ(writer.finish(), folder.file("run.h5"));
    EXPECT_FALSE(std::filesystem::exists(folder.file("run.parts")));
    const Results back = read_results(folder.path());
    EXPECT_EQ(back.trajectory, whole.trajectory);
    EXPECT_EQ(back.frame_index[1].first, 2u);
}

TEST(ResultsFile, ALargeRunStaysInPiecesAndMissingOnesAreNoticed) {
    const TempFolder folder("large");
    PieceWriter writer(folder.file("run.h5"), PieceLimits{1, 1e9, 1});
    for (int f = 0; f < 3; ++f) {
        writer.rows().time_s.push_back(f);
        writer.rows().state_hash.push_back(1);
        writer.rows().frame_index.push_back({0, 0});
        writer.rows().gas_index.push_back({0, 0});
        writer.frame_done();
    }
    EXPECT_EQ(writer.finish(), folder.file("run.parts"));
    EXPECT_EQ(read_results(folder.path()).time_s.size(), 3u);
    std::filesystem::remove(folder.file("run.parts/000001.h5"));
    std::filesystem::create_directories(folder.file("empty"));
    EXPECT_THROW((void)read_results(folder.file("empty")), FileError);
}

TEST(ResultsFile, PedestrianToolsOpenTheTrajectory) {
    if (std::system("/usr/bin/python3 -c 'import h5py' 2>/dev/null") != 0) GTEST_SKIP() << "no h5py";
    const TempFolder folder("pedpy");
    write_results(folder.file("run.h5"), sample());
    // The reads of PedPy's load_trajectory_from_ped_data_archive_hdf5.
    const std::string script =
        "import h5py,sys\n"
        "f=h5py.File(sys.argv[1],'r')\n"
        "t=f['trajectory']\n"
        "assert t.attrs['fps']==2.0\n"
        "assert set(['id','frame','x','y','z'])<=set(t.dtype.names)\n"
        "assert t[:]['x'].tolist()==[1.0,2.0,1.0,2.0]\n"
        "assert f.attrs['wkt_geometry'].startswith('POLYGON')\n"
        "assert f['ids/places'][0].decode()=='phòng-1'\n"
        "assert t.fletcher32 and t.shuffle\n";
    write_file_atomic(folder.file("read.py"), std::string_view(script));
    const std::string command = "/usr/bin/python3 " + folder.file("read.py") + " " + folder.file("run.h5");
    EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST(ResultsFile, KnowsAFinishedRun) {
    const TempFolder folder("done");
    write_results(folder.file("a.h5"), sample());
    EXPECT_TRUE(run_complete(folder.file("a.h5"), "abc"));
    EXPECT_FALSE(run_complete(folder.file("a.h5"), "abd"));
    EXPECT_FALSE(run_complete(folder.file("b.h5"), "abc"));
    Results r = sample();
    r.header.complete = false;
    write_results(folder.file("a.h5"), r);
    EXPECT_FALSE(run_complete(folder.file("a.h5"), "abc"));
}

}  // namespace
}  // namespace taicho::io
