package dev.lever4j.simulator.world;

import java.util.List;

/**
 * One change of the account, see {@link dev.lever4j.simulator.Mutations}.
 *
 * @param number counted from 1
 * @param id of the opportunity it happened to, or of the posting where it happened to that
 */
public record Mutation(int number, Kind kind, String id) {
    /**
     * What can happen. All that happens to an opportunity moves its {@code updatedAt} unless it says otherwise. The
     * order is part of what a seed means.
     */
    public enum Kind {
        /** To another stage, and to that place in lists. */
        MOVE,
        /** Archived, or unarchived where it was. */
        ARCHIVE,
        /** Nothing but {@code updatedAt} changes. */
        EDIT,
        /** A new opportunity of a new contact, with an application to a posting that is not confidential. */
        CREATE,
        /** Listed no more but under {@code /opportunities/deleted}; so is its application. */
        DELETE,
        TAG,
        /** A note is added; see {@link dev.lever4j.simulator.Controls#notesTouch}. */
        NOTE,
        /**
         * The contact gets another name, which all of its opportunities show; see
         * {@link dev.lever4j.simulator.Controls#contactsTouch}.
         */
        CONTACT,
        /** The opportunity stays; listed under {@code /applications/deleted}. */
        DELETE_APPLICATION,
        /** Listed under {@code /postings/deleted}; opportunities and applications stay as they are. */
        DELETE_POSTING,
        /** It is closed, or published where it was; opportunities, whose tags have its title, stay as they are. */
        EDIT_POSTING,
        /**
         * The contact is nobody any more: no name, headline, location, emails, phones and links, in all of its
         * opportunities. Only where it is asked for.
         */
        ANONYMIZE,
        /** The opportunity is confidential from now on. Only where it is asked for. */
        CONFIDE;

        private static final List<Kind> USUAL = List.of(values()).subList(0, ANONYMIZE.ordinal());

        /** All that happen without being asked for. */
        public static List<Kind> usual() {
            return USUAL;
        }
    }
}
