#include <SFML/Graphics/Image.hpp>
#include <SFML/Graphics/RenderWindow.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <SFML/System/Clock.hpp>
#include <SFML/Window/Event.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/text.h"
#include "io/file_error.h"
#include "picture/palette.h"
#include "viz/imgui_glue.h"
#include "viz/pane.h"

// taicho-view RESULTS [RESULTS] [--lang vi|en] [--at S] [--level L] [--screenshot FILE.png]
// Exit codes as the main program's: 0 done, 2 command line, 3 cannot read or no display.

namespace taicho::viz {

namespace {

struct Options {
    std::vector<std::string> files;
    std::string screenshot;
    ViewState state;
    bool bad = false;
};

Options parse(int argc, char** argv) {
    Options o;
    for (int i = 1; i < argc; ++i) {
        const std::string a = argv[i];
        const bool more = i + 1 < argc;
        if (a == "--lang" && more) {
            o.state.lang = argv[++i];
        } else if (a == "--at" && more) {
            o.state.time_s = to_real(argv[++i]).value_or(0.0);
        } else if (a == "--level" && more) {
            o.state.level = static_cast<int>(to_real(argv[++i]).value_or(0.0));
        } else if (a == "--screenshot" && more) {
            o.screenshot = argv[++i];
        } else if (a.rfind("--", 0) == 0) {
            o.bad = true;
        } else {
            o.files.push_back(a);
        }
    }
    o.bad = o.bad || o.files.empty() || o.files.size() > 2;
    return o;
}

std::vector<int> all_levels(const std::vector<std::unique_ptr<Pane>>& panes) {
    std::set<int> levels;
    for (const auto& p : panes) levels.insert(p->playback().levels().begin(), p->playback().levels().end());
    return {levels.begin(), levels.end()};
}

void key(ViewState& s, sf::Keyboard::Key k, const std::vector<int>& levels) {
    if (k == sf::Keyboard::Space) s.playing = !s.playing;
    if (k == sf::Keyboard::Right) s.time_s = std::min(s.end_s, s.time_s + 5.0);
    if (k == sf::Keyboard::Left) s.time_s = std::max(0.0, s.time_s - 5.0);
    if (k == sf::Keyboard::Home) s.time_s = 0.0;
    if (k == sf::Keyboard::End) s.time_s = s.end_s;
    if (k == sf::Keyboard::Up) s.level = std::min(s.level + 1, levels.back());
    if (k == sf::Keyboard::Down) s.level = std::max(s.level - 1, levels.front());
}

class Viewer {
  public:
    Viewer(Options options, std::vector<std::unique_ptr<Pane>> panes)
        : options_(std::move(options)), panes_(std::move(panes)), levels_(all_levels(panes_)),
          window_(sf::VideoMode(panes_.size() > 1 ? 1500 : 1100, 800), "Taicho"), glue_(window_) {
        window_.setFramerateLimit(60);
        for (const auto& p : panes_) {
            options_.state.end_s = std::max(options_.state.end_s, p->playback().end_s());
        }
    }

    void loop() {
        sf::Clock clock;
        for (int frame = 0; window_.isOpen(); ++frame) {
            const float dt = clock.restart().asSeconds();
            events();
            advance(options_.state, dt);
            draw(dt);
            // The first frame lays out the controls, the second shows them settled.
            if (!options_.screenshot.empty() && frame == 2) {
                save();
                window_.close();
            }
            window_.display();
        }
    }

  private:
    void events() {
        sf::Event e{};
        while (window_.pollEvent(e)) {
            const bool taken = glue_.take(e);
            if (e.type == sf::Event::Closed) window_.close();
            if (e.type == sf::Event::KeyPressed) key(options_.state, e.key.code, levels_);
            if (e.type == sf::Event::MouseWheelScrolled && !taken) {
                for (auto& p : panes_) p->zoom(e.mouseWheelScroll.delta > 0 ? 1.15 : 1 / 1.15);
            }
            if (e.type == sf::Event::MouseButtonPressed) last_ = {e.mouseButton.x * 1.0, e.mouseButton.y * 1.0};
            if (e.type == sf::Event::MouseMoved && sf::Mouse::isButtonPressed(sf::Mouse::Left) && !taken) {
                const Vec2 now{e.mouseMove.x * 1.0, e.mouseMove.y * 1.0};
                for (auto& p : panes_) p->pan(now - last_);
                last_ = now;
            }
            if (e.type == sf::Event::Resized) {
                window_.setView(sf::View(sf::FloatRect(0, 0, static_cast<float>(e.size.width),
                                                       static_cast<float>(e.size.height))));
            }
        }
    }

    void draw(float dt) {
        const auto size = window_.getSize();
        const auto page = picture::palette::k_page;
        window_.clear({page.r, page.g, page.b});
        const double width = static_cast<double>(size.x) / static_cast<double>(panes_.size());
        for (std::size_t i = 0; i < panes_.size(); ++i) {
            panes_[i]->draw(options_.state, static_cast<double>(i) * width, width, size.y - k_bar_height, canvas_,
                            window_);
        }
        glue_.begin_frame(dt);
        control_bar(options_.state, levels_, static_cast<float>(size.x), static_cast<float>(size.y));
        glue_.end_frame();
    }

    void save() {
        sf::Texture texture;
        texture.create(window_.getSize().x, window_.getSize().y);
        texture.update(window_);
        if (!texture.copyToImage().saveToFile(options_.screenshot)) {
            throw io::FileError(options_.screenshot, {"không ghi được ảnh.", "cannot write the picture."});
        }
    }

    Options options_;
    std::vector<std::unique_ptr<Pane>> panes_;
    std::vector<int> levels_;
    sf::RenderWindow window_;
    ImguiGlue glue_;
    SfmlCanvas canvas_;
    Vec2 last_;
};

int main_checked(int argc, char** argv) {
    Options options = parse(argc, argv);
    if (options.bad) {
        std::fputs("usage: taicho-view RESULTS [RESULTS] [--lang vi|en] [--at S] [--level L] [--screenshot FILE]\n", stderr);
        return 2;
    }
    std::vector<std::unique_ptr<Pane>> panes;
    for (const auto& f : options.files) panes.push_back(std::make_unique<Pane>(f));
    // SFML aborts the program when there is no display, so look before it does.
    if (std::getenv("DISPLAY") == nullptr) {
        std::fputs("taicho-view: no display; use `taicho export --as html` instead\n", stderr);
        return 3;
    }
    Viewer(std::move(options), std::move(panes)).loop();
    return 0;
}

}  // namespace

}  // namespace taicho::viz

int main(int argc, char** argv) {
    try {
        return taicho::viz::main_checked(argc, argv);
    } catch (const taicho::io::FileError& e) {
        std::fprintf(stderr, "taicho-view: %s\n", e.what());
        return 3;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "taicho-view: %s\n", e.what());
        return 1;
    }
}
