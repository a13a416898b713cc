package dev.lever4j.auth.refresh;

/** One run of a job, shared by all who wait for it. The states carry it and compare it by identity. */
public interface Attempt {
    Job job();

    /** Makes attempts without starting them: one that loses the compare-and-set is dropped. */
    interface Factory {
        Attempt of(Job job);
    }
}
