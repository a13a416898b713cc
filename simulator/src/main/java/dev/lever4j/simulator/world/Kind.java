package dev.lever4j.simulator.world;

/** Keeps the ids and draws of different resources apart. */
final class Kind {
    static final long OPPORTUNITY = 1;
    static final long CONTACT = 2;
    static final long APPLICATION = 3;
    static final long USER = 4;
    static final long POSTING = 5;
    static final long STAGE = 6;
    static final long ARCHIVE_REASON = 7;
    static final long TAG = 8;
    static final long SOURCE = 9;
    static final long NOTE = 10;
    /** Whatever callers make. */
    static final long MADE = 11;

    static final long FEEDBACK = 12;
    static final long FEEDBACK_TEMPLATE = 13;
    static final long PROFILE_FORM = 14;
    static final long FORM_TEMPLATE = 15;
    static final long REFERRAL = 16;
    static final long SURVEY = 17;
    static final long FILE = 18;
    static final long RESUME = 19;
    static final long INTERVIEW = 20;
    static final long PANEL = 21;
    static final long OFFER = 22;
    static final long REQUISITION = 23;
    static final long WEBHOOK = 24;
    static final long AUDIT_EVENT = 25;
    static final long EEO = 26;
    static final long FILE_ACTION = 27;
    static final long DELETED_APPLICATION = 28;
    static final long FORM_FIELD = 29;
    static final long TEMPLATE_GROUP = 30;
    static final long ACCOUNT = 31;
    static final long APPLY_FORM = 32;

    static final long REQUISITION_OPTION = 60;
    /** What is not data: how the server behaves, and what goes on in the account. */
    static final long LATENCY = 70;

    static final long ERROR = 71;
    static final long CHURN = 72;
    static final long STEP = 73;

    private Kind() {}
}
