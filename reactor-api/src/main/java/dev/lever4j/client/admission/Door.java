package dev.lever4j.client.admission;

/** What a call goes in by, and out again once it has ended or was cancelled. */
public interface Door {
    /** One that is always open. */
    Door OPEN = new Door() {
        @Override
        public boolean enter() {
            return true;
        }

        @Override
        public void leave() {}
    };

    /** False if it is closed: then there is nothing to leave. */
    boolean enter();

    void leave();

    /** This one, and behind it another. */
    default Door then(Door inner) {
        Door outer = this;
        return new Door() {
            @Override
            public boolean enter() {
                if (!outer.enter()) {
                    return false;
                }
                boolean inside = inner.enter();
                if (!inside) {
                    outer.leave();
                }
                return inside;
            }

            @Override
            public void leave() {
                inner.leave();
                outer.leave();
            }
        };
    }
}
