// SPDX-License-Identifier: MIT
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

namespace fxact::tools {

/// Says on stderr, each second, how far work is; work of less than a second is silent.
class progress {
public:
    explicit progress(std::string what) : what_{std::move(what)}, thread_{[this] { watch(); }} {}
    ~progress() {
        {
            const std::lock_guard lock{mutex_};
            over_ = true;
        }
        changed_.notify_one();
        thread_.join();
    }
    progress(const progress&) = delete;
    progress& operator=(const progress&) = delete;

    /// A part from 0 to 1.
    void done(double part) { part_ = part; }

private:
    void watch() {
        std::unique_lock lock{mutex_};
        for (int seconds = 1; !changed_.wait_for(lock, std::chrono::seconds{1}, [this] { return over_; }); ++seconds) {
            if (part_ > 0)
                std::fprintf(stderr, "fxact: %s, %.0f %%\n", what_.c_str(), 100 * part_);
            else
                std::fprintf(stderr, "fxact: %s, %d s\n", what_.c_str(), seconds);
        }
    }

    std::string what_;
    std::atomic<double> part_ = 0;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool over_ = false;
    std::thread thread_;  // last: it reads the others
};

}  // namespace fxact::tools
