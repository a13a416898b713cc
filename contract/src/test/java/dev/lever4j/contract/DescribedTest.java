package dev.lever4j.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge itself must be able to say no. */
class DescribedTest {
    private static final Described DESCRIBED = Described.byThePublishedDescription();

    @Test
    void whatIsDescribedPasses() {
        assertThat(answer("GET", "/stages/{stage}", 200, "{'data':{'id':'offer','text':'Offer','new':1}}"))
                .isEmpty();
        assertThat(answer("GET", "/v1/stages/offer", 200, "{'data':{'id':'offer'}}"))
                .isEmpty();
        assertThat(answer("PUT", "/v1/webhooks/", 200, "{'data':[]}")).isEmpty();
        assertThat(answer("GET", "/stages?limit=1", 200, "{'data':[],'hasNext':false}"))
                .isEmpty();
        assertThat(answer("DELETE", "/webhooks/1", 204, "")).isEmpty();
        assertThat(answer("GET", "/opportunities/1/resumes/2/download", 200, "anything"))
                .isEmpty();
    }

    @Test
    void aWrongTypeIsNamedWithItsPlace() {
        assertThat(answer("GET", "/stages/offer", 200, "{'data':{'id':7}}"))
                .singleElement()
                .asString()
                .contains("/data/id");
        assertThat(answer("GET", "/opportunities", 200, "{'data':[{'id':'1','createdAt':'1407460071043'}]}"))
                .singleElement()
                .asString()
                .contains("/data/0/createdAt");
    }

    @Test
    void aMissingEnvelopeOrIdIsRefused() {
        assertThat(answer("GET", "/stages/offer", 200, "{'id':'offer','text':'Offer'}"))
                .isNotEmpty();
        assertThat(answer("GET", "/stages/offer", 200, "{'data':{'text':'Offer'}}"))
                .isNotEmpty();
    }

    @Test
    void whatIsNotDescribedIsRefused() {
        assertThat(answer("GET", "/stages/offer", 418, "{}")).isNotEmpty();
        assertThat(answer("PUT", "/stages/offer", 200, "{}")).isNotEmpty();
        assertThat(answer("DELETE", "/webhooks/1", 204, "{}")).isNotEmpty();
        assertThat(answer("GET", "/stages/offer", 200, "{'data'")).containsExactly("not JSON");
    }

    @Test
    void aFixedPathIsNotTakenForAnId() {
        String withoutId = "{'data':{'text':'no id'}}";
        assertThat(answer("GET", "/postings/deleted", 200, withoutId)).isNotEmpty();
        assertThat(answer("GET", "/postings/deleted", 200, "{'data':[]}")).isEmpty();
    }

    @Test
    void anErrorHasCodeAndMessage() {
        assertThat(answer("GET", "/stages/x", 404, "{'code':'ResourceNotFound','message':'no'}"))
                .isEmpty();
        assertThat(answer("GET", "/stages/x", 404, "{'error':'no'}")).isNotEmpty();
    }

    @Test
    void aFieldOfAnUnknownTypePassesButNotAKnownOneWithTheWrongValue() {
        String form = "{'data':{'id':'1','fields':[{'type':'%s','value':%s}]}}";
        assertThat(answer("GET", "/opportunities/1/forms/2", 200, form.formatted("hologram", "{'x':1}")))
                .isEmpty();
        assertThat(answer("GET", "/opportunities/1/forms/2", 200, form.formatted("date", "1418716800000")))
                .isEmpty();
        assertThat(answer("GET", "/opportunities/1/forms/2", 200, form.formatted("date", "'tomorrow'")))
                .isNotEmpty();
    }

    @Test
    void aRequestIsJudgedWithItsBody() {
        assertThat(request("POST", "/opportunities/1/notes", "{'value':'Hello','score':4}"))
                .isEmpty();
        assertThat(request("POST", "/opportunities/1/notes", "{'value':'Hello','score':5}"))
                .isNotEmpty();
        assertThat(request("POST", "/opportunities/1/notes", "{'value':'Hello','colour':'red'}"))
                .isNotEmpty();
        assertThat(request("POST", "/opportunities/1/notes", "{}")).isNotEmpty();
        assertThat(request("POST", "/opportunities/1/notes", "")).isNotEmpty();
        assertThat(request("GET", "/stages", "{}")).isNotEmpty();
        String interview = "{'interviewers':[{'id':'1'}],'date':1,'duration':30%s}";
        String interviews = "/opportunities/1/interviews";
        assertThat(request("POST", interviews + "?perform_as=2", interview.formatted(",'panel':'3'")))
                .isEmpty();
        assertThat(request("POST", interviews + "?perform_as=2", interview.formatted("")))
                .isNotEmpty();
        assertThat(request("PUT", interviews + "/4?perform_as=2", interview.formatted("")))
                .isEmpty();
    }

    /** The simulator's reading and the description's differed here once. */
    @Test
    void whatIsFixedOrNewIsNoPartOfARequest() {
        assertThat(request("PUT", "/webhooks", "{'data':[{'id':'1','url':'https://example.com'}]}"))
                .isEmpty();
        assertThat(request("PUT", "/webhooks", "{'data':[{'id':'1','event':'candidateHired'}]}"))
                .isNotEmpty();
        String panel = "{'timezone':'UTC','interviews':[{%s'interviewers':[{'id':'1'}],'date':1,'duration':30}]}";
        assertThat(request("POST", "/opportunities/1/panels?perform_as=2", panel.formatted("")))
                .isEmpty();
        assertThat(request("POST", "/opportunities/1/panels?perform_as=2", panel.formatted("'id':'3',")))
                .isNotEmpty();
        assertThat(request("PUT", "/opportunities/1/panels/4?perform_as=2", panel.formatted("'id':'3',")))
                .isEmpty();
    }

    @Test
    void aRequestIsJudgedWithItsQuery() {
        String feedback = "{'baseTemplateId':'1'}";
        assertThat(request("POST", "/opportunities/1/feedback?perform_as=2", feedback))
                .isEmpty();
        assertThat(request("POST", "/opportunities/1/feedback", feedback)).isNotEmpty();
        assertThat(request("GET", "/opportunities?archived=yes", "")).isNotEmpty();
        assertThat(request("GET", "/opportunities?expand=owner&expand=posting", ""))
                .hasSize(1);
        assertThat(request("GET", "/stages?limit=101", "")).isNotEmpty();
        assertThat(request("GET", "/stages?colour=red", "")).isNotEmpty();
        assertThat(request("GET", "/users?accessRole%5B%5D=super%20admin", "")).isEmpty();
    }

    @Test
    void filesAreSentAsForms() {
        byte[] some = {1};
        assertThat(DESCRIBED.checkRequest("POST", "/uploads", "multipart/form-data; boundary=x", some))
                .isEmpty();
        assertThat(DESCRIBED.checkRequest("POST", "/uploads", "text/plain", some))
                .isNotEmpty();
    }

    private static List<String> answer(String method, String path, int status, String json) {
        return DESCRIBED.check(method, path, status, bytes(json));
    }

    private static List<String> request(String method, String target, String json) {
        return DESCRIBED.checkRequest(method, target, bytes(json));
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
