package dev.lever4j.tokenstore.kit;

/** One rule each that a store breaks, and the test that has to notice. */
enum Fault {
    NONE(""),
    LAST_SAVE_WINS("aGrantReplacesTheVersionBeforeItsOwnAndNothingElse"),
    FIRST_VERSION_REPLACES_ALL("theFirstVersionIsKeptWhereThereIsNone"),
    ANY_NEWER_VERSION("aGrantReplacesTheVersionBeforeItsOwnAndNothingElse"),
    ANY_VERSION_WHERE_NONE_IS("aLaterVersionIsNotKeptWhereThereIsNone"),
    REFUSES_WHAT_IS_KEPT("theVeryGrantThatIsKeptCanBeSavedOnceMore"),
    COMPARES_AND_THEN_SETS("ofManyWhoSaveAtOnceOneIsToldSoAndNoVersionIsMissing"),
    SAYS_FALSE_AND_SAVES("theFirstVersionIsKeptWhereThereIsNone"),
    DOES_NOT_SAY("theFirstVersionIsKeptWhereThereIsNone"),
    DROPS_INTENT("everyPartOfAGrantIsKept"),
    DROPS_REFUSAL("everyPartOfAGrantIsKept"),
    DROPS_ACCESS("everyPartOfAGrantIsKept"),
    DROPS_SCOPES("everyPartOfAGrantIsKept"),
    DROPS_GENERATION("everyPartOfAGrantIsKept"),
    CUTS_TO_SECONDS("everyPartOfAGrantIsKept"),
    KEEPS_THE_OLD_INTENT("nothingOfAGrantIsLeftInTheOneThatReplacesIt"),
    FOLDS_CASE("oddNamesAreNamesAndNeverMistakenForOneAnother"),
    TRIMS_NAMES("oddNamesAreNamesAndNeverMistakenForOneAnother"),
    REPLACES_SLASHES("oddNamesAreNamesAndNeverMistakenForOneAnother"),
    NORMALIZES_NAMES("oddNamesAreNamesAndNeverMistakenForOneAnother"),
    CUTS_NAMES("oddNamesAreNamesAndNeverMistakenForOneAnother"),
    FORGETS_BY_PREFIX("oddNamesAreNamesAndNeverMistakenForOneAnother"),
    TAKES_ANY_NAME("whatIsNoNameIsRefused"),
    NO_TWO_PLACES_ARE_EQUAL("allPlacesOfAnAccountAreEqualWhateverIsKeptInThem"),
    ALL_PLACES_ARE_EQUAL("allPlacesOfAnAccountAreEqualWhateverIsKeptInThem"),
    HASHES_WHAT_IS_KEPT("allPlacesOfAnAccountAreEqualWhateverIsKeptInThem"),
    HAS_NO_NAME("aPlaceKnowsItsAccountsName"),
    CACHES_PER_INSTANCE("whatOneSavesAllOthersLoadAtOnce"),
    FORGETS_NOTHING("aForgottenGrantIsGoneForAllAndOthersStay"),
    FORGETS_ALL("aForgottenGrantIsGoneForAllAndOthersStay"),
    FORGETS_ONLY_WHAT_IS_THERE("whatIsNotThereCanBeForgotten"),
    COUNTS_ON_AFTER_FORGETTING("aForgottenGrantIsNotSavedOnAndANewOneBeginsAtVersionOne"),
    LISTS_WHAT_WAS_ASKED_FOR("anAccountIsListedWhileAGrantOfItIsKept"),
    SAVES_UNASKED("nothingHappensBeforeItIsSubscribedTo"),
    LOADS_UNASKED("nothingHappensBeforeItIsSubscribedTo"),
    BLOCKS("theFirstVersionIsKeptWhereThereIsNone"),
    SAVES_IN_TWO_STEPS("aCancelledSaveLeavesTheOldGrantOrTheNewOneWhole"),
    PRINTS_SECRETS("noStorePrintsASecret"),
    LOST_AT_RESTART("whatWasSavedIsThereAfterARestart"),
    EMPTY_WHEN_OUT_OF_ORDER("aStoreThatIsOutOfOrderSaysSoAndDoesNotSayThatThereIsNoGrant"),
    FALSE_WHEN_OUT_OF_ORDER("aStoreThatIsOutOfOrderSaysSoAndDoesNotSayThatThereIsNoGrant"),
    SECRETS_IN_ERRORS("aStoreThatIsOutOfOrderSaysSoAndDoesNotSayThatThereIsNoGrant"),
    OUTAGE_EMPTIES_IT("theGrantIsWholeAfterAnOutageAndTheNextSaveWorks");

    final String noticedBy;

    Fault(String noticedBy) {
        this.noticedBy = noticedBy;
    }
}
