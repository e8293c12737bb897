/* bounds.c -- what the program may do before it touches a byte of a file. */
#include "bounds.h"

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>

/* ---- how much ---- */

/* At `most` the system says so, one further it ends the process. */
static bool limit(int what, rlim_t most)
{
    struct rlimit before, now = { most, most + 1 };

    if (getrlimit(what, &before) != 0)
        return false;
    if (before.rlim_max < now.rlim_max)
        now.rlim_max = before.rlim_max;
    if (now.rlim_max < now.rlim_cur)
        now.rlim_cur = now.rlim_max;
    return setrlimit(what, &now) == 0;
}

/* The checks of the address sanitizer take all addresses that there are. */
static bool limit_memory(unsigned mebibytes)
{
#ifdef __SANITIZE_ADDRESS__
    (void)mebibytes;
    return true;
#else
    return limit(RLIMIT_AS, (rlim_t)mebibytes << 20);
#endif
}

/* ---- what ---- */

/* What a reader of one file has no use for. A program that the file took over
 * could: it is refused as if there were no such call. */
static const int refused[] = {
    SYS_socket,         SYS_connect,  SYS_sendto,
    SYS_sendmsg,        SYS_bind,     SYS_execve,
    SYS_execveat,       SYS_ptrace,   SYS_kill,
    SYS_tkill,          SYS_unlinkat, SYS_renameat2,
    SYS_mkdirat,        SYS_linkat,   SYS_symlinkat,
    SYS_fchmodat,       SYS_fchownat, SYS_truncate,
    SYS_mount,          SYS_bpf,      SYS_process_vm_writev,
    SYS_io_uring_setup,
#ifdef SYS_open
    SYS_open,           SYS_creat,    SYS_unlink,
    SYS_rename,         SYS_mkdir,    SYS_rmdir,
    SYS_link,           SYS_symlink,  SYS_chmod,
    SYS_chown,          SYS_fork,     SYS_vfork,
#endif
};

enum { REFUSED = sizeof refused / sizeof *refused };

#define LOAD(field) \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1 /* EPERM */)
#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/* Files may be opened for reading: tables of characters lie in some. Where the
 * system has no such filters, the limits are all. */
static void refuse_calls(void)
{
    struct sock_filter filter[2 * REFUSED + 8];
    unsigned short size = 0;

    filter[size++] = (struct sock_filter)LOAD(nr);
    for (int i = 0; i < REFUSED; i++) {
        filter[size++] = (struct sock_filter)BPF_JUMP(
            BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)refused[i], 0, 1);
        filter[size++] = (struct sock_filter)REFUSE;
    }
    filter[size++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
                                                  SYS_openat, 0, 3);
    filter[size++] = (struct sock_filter)LOAD(args[2]);
    filter[size++] = (struct sock_filter)BPF_JUMP(
        BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0,
        1);
    filter[size++] = (struct sock_filter)REFUSE;
    filter[size++] = (struct sock_filter)ALLOW;
    struct sock_fprog program = { .len = size, .filter = filter };
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

bool pdf_bound(unsigned seconds, unsigned mebibytes)
{
    /* Nobody listens any more where the one that asked has ended. */
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    bool bounded = limit(RLIMIT_CPU, seconds) && limit(RLIMIT_FSIZE, 0) &&
                   limit(RLIMIT_NOFILE, 16) && limit(RLIMIT_CORE, 0) &&
                   limit_memory(mebibytes);

    refuse_calls();
    return bounded;
}

void pdf_bound_page(unsigned milliseconds)
{
    /* SIGPROF ends the process: nothing here answers it. */
    struct itimerval time = {
        .it_value = { .tv_sec = milliseconds / 1000,
                      .tv_usec = milliseconds % 1000 * 1000 },
    };

    setitimer(ITIMER_PROF, &time, NULL);
}
