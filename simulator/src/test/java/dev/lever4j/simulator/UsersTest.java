package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.data;
import static dev.lever4j.simulator.Expect.id;
import static dev.lever4j.simulator.Expect.json;
import static dev.lever4j.simulator.Expect.refused;
import static dev.lever4j.simulator.Expect.texts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Users: made, found, replaced, deactivated; and what the audit log says of it. */
class UsersTest {
    private final HandClock clock = new HandClock();
    private final Simulator simulator =
            Simulator.builder().rate(1e6, 1000).clock(clock).start();
    private final Probe lever = Probe.apiKey(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void newUsersAreInterviewersAndListedFirst() {
        JsonNode user = data(201, lever.post("/users", json("{'name':'Ann','email':' Ann@Acme.example.com '}")));
        assertThat(user.get("accessRole").stringValue()).isEqualTo("interviewer");
        assertThat(user.get("email").stringValue()).isEqualTo("ann@acme.example.com");
        assertThat(user.get("username").stringValue()).isEqualTo("ann");
        assertThat(user.get("linkedContactIds").isNull()).isTrue();
        assertThat(lever.data("/users/" + id(user))).isEqualTo(user);
        assertThat(lever.data("/users?limit=1").get(0)).isEqualTo(user);
        assertThat(texts(lever.data("/users?email=ANN@acme.example.com"), "id")).containsExactly(id(user));
    }

    @Test
    void putReplacesTheWholeUser() {
        JsonNode user = data(
                201,
                lever.post(
                        "/users",
                        json("{'name':'Ann','email':'a@b.example','jobTitle':'Lead','externalDirectoryId':'x-1'}")));
        assertThat(texts(lever.data("/users?external_directory_id=x-1"), "id")).containsExactly(id(user));
        refused(400, lever.put("/users/" + id(user), json("{'name':'Ann','email':'a@b.example'}")), "accessRole");
        JsonNode after = data(
                200,
                lever.put("/users/" + id(user), json("{'name':'Anne','email':'a@b.example','accessRole':'admin'}")));
        assertThat(after.get("name").stringValue()).isEqualTo("Anne");
        assertThat(after.get("jobTitle").isNull()).isTrue();
        assertThat(after.get("externalDirectoryId").isNull()).isTrue();
        assertThat(after.get("createdAt")).isEqualTo(user.get("createdAt"));
        assertThat(texts(lever.data("/users?accessRole[]=admin&accessRole[]=super%20admin"), "id"))
                .contains(id(user));
        assertThat(texts(lever.data("/users?accessRole=interviewer"), "id")).doesNotContain(id(user));
    }

    @Test
    void deactivatedUsersAreListedOnlyWhenAskedFor() {
        String id = id(lever.data("/users").get(3));
        JsonNode gone = data(200, lever.post("/users/" + id + "/deactivate", ""));
        assertThat(gone.get("deactivatedAt").longValue()).isEqualTo(clock.millis());
        assertThat(texts(lever.data("/users"), "id")).doesNotContain(id);
        assertThat(texts(lever.data("/users?includeDeactivated=true"), "id")).contains(id);
        assertThat(data(200, lever.post("/users/" + id + "/reactivate", ""))
                        .get("deactivatedAt")
                        .isNull())
                .isTrue();
        assertThat(texts(lever.data("/users"), "id")).contains(id);
    }

    @Test
    void nonsenseIsRefused() {
        refused(400, lever.post("/users", json("{'name':'Ann'}")), "email");
        refused(400, lever.post("/users", json("{'name':'Ann','email':'ann'}")), "email must be");
        refused(400, lever.post("/users", json("{'name':'A','email':'user1@acme.example.com'}")), "taken");
        refused(400, lever.post("/users", json("{'name':'A','email':'a@b.example','managerId':'x'}")), "managerId");
        refused(404, lever.post("/users/x/deactivate", ""), "users x was not found");
    }

    @Test
    void theAuditLogTellsOfIt() {
        JsonNode user = data(201, lever.post("/users", json("{'name':'Ann','email':'a@b.example'}")));
        lever.post("/users/" + id(user) + "/deactivate", "");
        String mine = "/audit_events?target_type=user&target_id=" + id(user);
        assertThat(texts(lever.data(mine), "type")).containsExactlyInAnyOrder("user:added", "user:deactivated");
        assertThat(lever.data(mine + "&user_id=null")).hasSize(2);
        assertThat(lever.data(mine).get(0).get("meta").get("user").get("email")).isEqualTo(user.get("email"));
    }

    @Test
    void documentedFormAnswers201ToPut() {
        try (Simulator documented = Simulator.builder().documentedForms().start()) {
            Probe probe = Probe.apiKey(documented);
            String body = json("{'name':'A','email':'a@b.example','accessRole':'admin'}");
            data(201, probe.put("/users/" + probe.user(), body));
        }
    }
}
