package dev.lever4j.error;

/** How a grant came to be lost. */
public enum GrantLoss {
    /** The token endpoint refuses the refresh token: an admin revoked it, it expired, or it was used elsewhere. */
    REFUSED,
    /**
     * A refresh broke off between the server's rotation and the save, by a crash or a lost answer, and the old refresh
     * token is not accepted or is not presented any more.
     */
    BROKEN_OFF,
    /** The client was closed while the token store could not save what the last refresh had brought. */
    NOT_SAVED
}
