package dev.lever4j.it.faults.rows;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Right;
import java.util.List;

/** What is mostly proved beside the module that it is about. */
final class Elsewhere {
    private static final String CLIENT = "reactor-api/dev.lever4j.client.";
    private static final String TRANSPORT = CLIENT + "transport.";
    private static final String QUEUE = CLIENT + "admission.AdmissionQueueTest#";
    private static final String TOKENS = CLIENT + "token.RefreshingTokenSourceTest#";
    private static final String EXPORT = "export/dev.lever4j.export.";
    private static final String FOLDER = EXPORT + "folder.";
    private static final String VERIFIER = "core/dev.lever4j.webhook.WebhookVerifierTest#";
    private static final String RECEIVER = CLIENT + "webhook.WebhookReceiverTest#";

    private Elsewhere() {}

    static List<Row> rows() {
        return List.of(
                Row.of(34, "403 or 404 of one child of an export")
                        .provedBy(EXPORT + "LeverExportFanOutTest#aParentThatIsGoneIsSkippedAndSaid")
                        .provedBy(EXPORT + "LeverExportFanOutTest#aRefusalIsSkippedSaidAndCounted")
                        .provedBy(EXPORT + "LeverExportFanOutTest#aRefusalEndsAnExportThatWantsNone"),
                Row.of(80, "cancel, wherever a call is")
                        .provedBy(QUEUE + "itIsColdAndWaitsForDemand")
                        .provedBy(QUEUE + "cancelledWaitersGiveTheirTurnBack")
                        .provedBy(QUEUE + "aCallCancelledWhileItsPermitIsTakenGivesItBack")
                        .provedBy(CLIENT + "http.RetryFilterTest#cancellingEndsTheWaitAndNothingIsSentAfter")
                        .provedBy(TRANSPORT + "LimitsTest#aCancelInMidBodyFreesTheConnection")
                        .provedBy(CLIENT + "PagedDemandTest#cancellingAbortsTheRequestInFlightAndNoneFollows")
                        .provedBy(TOKENS + "aCallersCancelOrTimeoutLeavesTheRefreshRunning")
                        .known(
                                "one test for each place, and not the kinds of calls times the ways; none for a cancel while"
                                        + " it waits for a connection or connects"),
                Row.of(81, "a subscriber that is slow, asks for one, for none, or leaves errors to nobody")
                        .provedBy(CLIENT + "PagedDemandTest#itemsFetchNoPageAtZeroDemandAndThenAtMostOneAhead")
                        .provedBy(CLIENT + "PagedDemandTest#manyPagesNeedNoStackAndNothingOfThemIsKept")
                        .provedBy(CLIENT + "DownloadBuffersTest#aReaderThatAsksForNothingStopsTheSocket")
                        .provedBy(CLIENT + "PagedGuardTest#aCallersOnErrorContinueDoesNotReachIn")
                        .known("of lists and downloads; a subscriber that throws has no test of its own"),
                Row.of(82, "no connection is free, and the line is full")
                        .provedBy(TRANSPORT + "LimitsTest#noFreeConnectionEndsInTheAcquireTimeout")
                        .provedBy(TRANSPORT + "LimitsTest#aFullWaitingLineIsRefusedAtOnce")
                        .known(
                                "it has no type of its own, it is a connection that failed; that the body of such a request"
                                        + " is released is not counted there"),
                Row.of(83, "DNS: no such name, an address that changes")
                        .provedBy(TRANSPORT + "FaultsTest#beforeAByteWentOutItIsAFailedConnection")
                        .provedBy(TRANSPORT + "LimitsTest#aConnectionThatIsIdleOrOldForTooLongIsNotUsedAgain")
                        .known("names are resolved by Netty's own client, with each record's life time; a first address"
                                + " that is dead and an address that changes need a name server of one's own, and no"
                                + " test has one"),
                Row.of(84, "a proxy that refuses, asks, stalls or cuts")
                        .provedBy(TRANSPORT + "ProxyTest#aRefusedTunnelIsAFailedConnection")
                        .provedBy(TRANSPORT + "ProxyTest#aTunnelThatIsCutIsAFailedConnection")
                        .provedBy(TRANSPORT + "ProxyTest#plainHttpToTheLoopbackDoesNotGoThroughIt")
                        .known("it has no type of its own, it is a connection that failed; a tunnel that stalls has no"
                                + " test"),
                Row.of(85, "the client is closed during calls")
                        .provedBy(TRANSPORT + "CloseTest#closingEndsWhatRunsAndRefusesWhatComes")
                        .provedBy(QUEUE + "closingEndsTheWaitOfAllAndAdmitsNobodyAfter")
                        .provedBy(CLIENT
                                + "LeverResourcesTest#closingWaitsUntilARefreshInFlightIsSavedAndThenDisconnects"),
                Row.of(86, "the clock jumps, the process is stopped")
                        .provedBy(CLIENT
                                + "token.RefreshFailureTest#aJumpOfTheWallClockNeitherKillsATokenNorKeepsADeadOneAlive")
                        .provedBy(CLIENT
                                + "token.LateOwnerTest#anOwnerThatIsStoppedPastItsLeaseBeforeItSendsDoesNotSendAnyMore")
                        .provedBy("core/dev.lever4j.resilience.TokenBucketTest#isFullAndNotBeyondAfterAnyTime"),
                Row.of(87, "disk full, EIO, read-only, at each write of an export")
                        .provedBy(FOLDER + "FaultyDiskTest#everyStepMayFailAndEveryStepMayBeTheLast")
                        .provedBy(FOLDER + "DownloadsUnderFireTest#everyStepOfAFileMayFailAndEveryStepMayBeTheLast"),
                Row.of(88, "SIGKILL at each step of an export and of saving a token")
                        .provedBy(FOLDER + "StracedExportTest#nothingIsLostThoughItIsKilledAtAnyCall")
                        .provedBy(FOLDER + "KilledExportTest#nothingIsLostAndNothingIsThereTwice")
                        .provedBy("integrations/token-store-file/dev.lever4j.tokenstore.file.KilledSaveTest"
                                + "#theOldGrantOrTheNewOneIsThereWholeAndTheNextSaveWorks"),
                Row.of(89, "SIGTERM")
                        .provedBy("cli/dev.lever4j.cli.SignalTest"
                                + "#sigtermEndsAnExportIntoAFolderWithinFiveSecondsAndTheSameCommandGoesOn"),
                Row.of(90, "an Error of the machine, or one thrown by a caller's code")
                        .provedBy(TRANSPORT + "FaultsTest#ourOwnErrorsAndTheMachinesPassUnchanged")
                        .provedBy(FOLDER + "MachineErrorTest#ofTheDisk")
                        .provedBy(FOLDER + "MachineErrorTest#ofARequest"),
                Row.of(91, "webhooks that are forged, stale, broken or replayed")
                        .provedBy(VERIFIER + "noBitOfTokenTimeOrSignatureMayDiffer")
                        .provedBy(VERIFIER + "fiveMinutesEitherWayAreTaken")
                        .provedBy(VERIFIER + "aBodyThatIsTooLargeIsNotLookedAt")
                        .provedBy(VERIFIER + "whatIsNoDeliveryIsMalformed")
                        .provedBy(VERIFIER + "eachSigningTokenCountsWhileOneIsReplaced")
                        .provedBy(RECEIVER + "ofManyAtOnceOneHandles"),
                Row.of(
                                92,
                                "downloads: hostile names, another size, an answer to a range nobody asked for",
                                Case.on(Op.DOWNLOAD, "a name that leads elsewhere")
                                        .always(turn -> turn.line()
                                                .write(Right.http(
                                                        "HTTP/1.1 200 OK\r\nContent-Disposition: attachment; filename="
                                                                + "\"../../evil\"\r\nContent-Length: "
                                                                + turn.body().length,
                                                        turn.body())))
                                        .ok(1))
                        .and(Case.on(Op.SIZED_DOWNLOAD, "another size")
                                .always(turn ->
                                        turn.line().write(Right.http("200 OK", "application/pdf", new byte[2999])))
                                .fails(MalformedResponseException.class, 1))
                        .and(Case.on(Op.DOWNLOAD, "206")
                                .always(turn -> turn.line()
                                        .write(Right.http("206 Partial Content", "application/pdf", turn.body())))
                                .fails(MalformedResponseException.class, 1))
                        .and(Case.on(Op.DOWNLOAD, "416")
                                .always(turn -> turn.status("416 Range Not Satisfiable", ""))
                                .fails(dev.lever4j.error.ApiException.class, 1))
                        .provedBy(FOLDER + "DownloadsTest#hostileNamesStayInTheirFolder")
                        .provedBy(
                                "core/dev.lever4j.model.SafeFileNameTest#whateverComesInIsSafeAndCleaningTwiceChangesNothing")
                        .provedBy(
                                FOLDER + "DownloadsTest#aFileOfAnotherSizeThanItsRecordSaysIsNotedAndTheRestIsThere"));
    }
}
