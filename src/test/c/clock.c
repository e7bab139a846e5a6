/*
 * The clock of a machine that is set while a program runs: preloaded into it, the time of day is off by as many seconds
 * as the file named by CLOCK_OFF holds (eight bytes, in the machine's order), which the program has mapped, so that a
 * reading costs no more than one of memory. What only runs forward (CLOCK_MONOTONIC, by which programs wait) stays.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>

static int (*real)(clockid_t, struct timespec *);
static volatile int64_t none;
static volatile int64_t *off = &none;

__attribute__((constructor)) static void begin(void) {
    real = dlsym(RTLD_NEXT, "clock_gettime");
    const char *name = getenv("CLOCK_OFF");
    int file = name ? open(name, O_RDONLY | O_CLOEXEC) : -1;
    if (file >= 0) {
        void *mapped = mmap(NULL, sizeof *off, PROT_READ, MAP_SHARED, file, 0);
        if (mapped != MAP_FAILED) {
            off = mapped;
        }
    }
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    if (!real) {
        begin();
    }
    int failed = real(clock, now);
    if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        now->tv_sec += *off;
    }
    return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec is;
    (void) zone;
    int failed = clock_gettime(CLOCK_REALTIME, &is);
    now->tv_sec = is.tv_sec;
    now->tv_usec = is.tv_nsec / 1000;
    return failed;
}

time_t time(time_t *now) {
    struct timespec is;
    clock_gettime(CLOCK_REALTIME, &is);
    if (now) {
        *now = is.tv_sec;
    }
    return is.tv_sec;
}
