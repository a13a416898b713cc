package dev.lever4j.client.admission;

/** What one account takes up of the connections that many share. */
interface ConnectionShare {
    /** Of connections that nobody counts. */
    ConnectionShare NONE = new ConnectionShare() {
        @Override
        public boolean take() {
            return true;
        }

        @Override
        public void giveBack() {}
    };

    /** One more; false if there is none for it now. */
    boolean take();

    /** As above; where there is none, it is woken once, when there may be. */
    default boolean takeOrWait() {
        return take();
    }

    void giveBack();

    /** Whoever was woken has no use for it: another one is. */
    default void passOn() {}
}
