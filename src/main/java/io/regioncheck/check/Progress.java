package io.regioncheck.check;

/** Hears how a run goes on; called from many threads. */
public interface Progress {

    void runStarts(RunHeader header);

    void checkStarts(String label);

    /** Tells what a running check is doing or waiting for, in a few words. */
    void checkDoing(String label, String doing);

    void checkEnds(CheckResult result);

    /** The progress of a run that nobody watches. */
    Progress NONE = new Progress() {
        @Override
        public void runStarts(RunHeader header) {}

        @Override
        public void checkStarts(String label) {}

        @Override
        public void checkDoing(String label, String doing) {}

        @Override
        public void checkEnds(CheckResult result) {}
    };
}
