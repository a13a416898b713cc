package dev.lever4j.it.processes;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** All that processes must be able to do to a grant over one kind of store. */
@Tag("it")
abstract class StoreOfProcesses {
    /** @param part of the tests; a store may be one for all of them */
    abstract SharedStore shared(String part);

    @Nested
    class Many extends ManyProcesses {
        @Override
        SharedStore store() {
            return shared("many");
        }
    }

    @Nested
    class Killed extends KilledProcesses {
        @Override
        SharedStore store() {
            return shared("killed");
        }
    }

    @Nested
    class Stopped extends StoppedProcess {
        @Override
        SharedStore store() {
            return shared("stopped");
        }
    }

    @Nested
    class Newer extends NewerGrant {
        @Override
        SharedStore store() {
            return shared("newer");
        }
    }
}
