package dev.lever4j.it.faults.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.ApiException;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.OAuthClientException;
import dev.lever4j.it.faults.cell.Canaries;
import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Outcome;
import dev.lever4j.it.faults.cell.Turn;
import dev.lever4j.it.faults.server.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Calls follow no redirect, downloads few, and no credential leaves home. */
final class Redirects {
    private static final String FILE = "/bucket/download?X-Signature=" + Canaries.SIGNATURE;
    private static final String TESTS = "reactor-api/dev.lever4j.client.DownloadRedirectTest#";

    private Redirects() {}

    static List<Row> rows() {
        return List.of(
                Row.of(24, "301, 302, 303, 307, 308 of a call", ofCalls())
                        .provedBy(TESTS + "nothingElseFollowsARedirect"),
                Row.of(
                                25,
                                "a download redirected elsewhere",
                                ofFiles("to another server", 1, turn -> to(turn, turn.elsewhere() + FILE)))
                        .and(Case.on(Op.DOWNLOAD, "at home: with the credential")
                                .once(turn -> to(turn, "/v1/moved/download"))
                                .ok(2)
                                .also(outcome -> assertThat(outcome.server().apiRequests())
                                        .allSatisfy(request -> assertThat(request.all("authorization"))
                                                .hasSize(1))))
                        .provedBy(TESTS + "isFollowedElsewhereWithoutAnyCredential"),
                Row.of(26, "a redirect to where no file may come from", toNowhere())
                        .provedBy("reactor-api/dev.lever4j.client.transport.DownloadHostsTest"
                                + "#aNameThatLeadsInsideIsRefusedAfterItIsResolved"),
                Row.of(
                                27,
                                "redirects without end",
                                Case.on(Op.DOWNLOAD, "a loop at home")
                                        .always(turn -> to(turn, "/v1/loop/download?" + turn.number()))
                                        .fails(ApiException.class, 4))
                        .and(Case.on(Op.DOWNLOAD, "a redirect without a place")
                                .always(turn -> turn.status("302 Found", ""))
                                .fails(MalformedResponseException.class, 1))
                        .provedBy(TESTS + "onTheWayBackNoCredentialIsSentAgain"));
    }

    private static List<Case> ofCalls() {
        List<Case> cases = new ArrayList<>();
        for (int status : List.of(301, 302, 303, 307, 308)) {
            for (Op op : List.of(Op.LIST, Op.GET, Op.POST)) {
                cases.add(Case.on(op, status + "")
                        .always(turn ->
                                turn.status(status + " Moved", "Location: " + turn.elsewhere() + "/v1/x\r\n", ""))
                        .fails(ApiException.class, 1)
                        .also(Redirects::nobodyElseWasAsked));
            }
        }
        cases.add(Case.on(Op.REFRESH, "302")
                .once(turn -> turn.status("302 Found", "Location: " + turn.elsewhere() + "/oauth/token\r\n", ""))
                .fails(OAuthClientException.class, 1)
                .also(Redirects::nobodyElseWasAsked));
        return cases;
    }

    private static Case ofFiles(String name, int requests, Turn.Fault fault) {
        return Case.on(Op.DOWNLOAD, name).always(fault).ok(requests).also(outcome -> {
            assertThat(outcome.elsewhere().requests()).hasSize(1);
            Request asked = outcome.elsewhere().requests().get(0);
            assertThat(asked.target()).isEqualTo(FILE);
            assertThat(asked.headers())
                    .noneMatch(header -> header.getKey().equalsIgnoreCase("authorization")
                            || header.getKey().equalsIgnoreCase("cookie")
                            || Canaries.in(header.getValue()).isPresent());
        });
    }

    private static List<Case> toNowhere() {
        List<Case> cases = new ArrayList<>();
        for (String place : List.of(
                "http://files.example.com" + FILE,
                "https://files.example.com" + FILE,
                "https://user:" + Canaries.SIGNATURE + "@127.0.0.1" + FILE,
                "file:///etc/passwd",
                "data:text/plain,x",
                "https://169.254.169.254" + FILE,
                "https://10.0.0.1" + FILE,
                "https://api.lever.co.example.com" + FILE)) {
            cases.add(Case.on(Op.DOWNLOAD, "to " + place.replace(Canaries.SIGNATURE, "..."))
                    .always(turn -> to(turn, place))
                    .fails(ConnectionFailedException.class, 1)
                    .also(Redirects::nobodyElseWasAsked));
        }
        return cases;
    }

    private static void nobodyElseWasAsked(Outcome outcome) {
        assertThat(outcome.elsewhere().lines()).isEmpty();
    }

    private static void to(Turn turn, String place) throws IOException {
        turn.status("302 Found", "Location: " + place + "\r\n", "");
    }
}
