package dev.lever4j.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.json.LeverJson;
import dev.lever4j.model.DiversitySurvey;
import dev.lever4j.model.FeedbackTemplate;
import dev.lever4j.model.FieldType;
import dev.lever4j.model.FormTemplate;
import dev.lever4j.model.Note;
import dev.lever4j.model.Origin;
import dev.lever4j.model.PostingForm;
import dev.lever4j.model.ScorecardScore;
import dev.lever4j.model.ScorecardSkill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class FormBodiesTest {
    private static final Instant TIME = Instant.ofEpochMilli(7);
    private static final FormTemplate TEMPLATE = read(FormTemplate.class, """
            {'id':'t','fields':[{'id':'a','type':'date','text':'Start','required':true},
            {'id':'b','type':'currency','text':'Pay','currency':'USD'},{'id':'c','type':'yes-no','text':'ok'},
            {'id':'d','type':'dropdown','text':'x','options':[{'text':'one','optionId':'1'},{'text':'two'}]},
            {'id':'e','type':'multiple-select','text':'y','options':[{'text':'one'},{'text':'two'}]},
            {'id':'f','type':'tomorrow','odd':1}]}""");

    @Test
    void feedbackIsSentAsDocumented() {
        same(
                FeedbackBody.builder("t")
                        .interview("p", "i")
                        .fieldValues(
                                FieldValue.text("a", "4 - Strong Hire"),
                                FieldValue.texts("b", "x", "y"),
                                FieldValue.score("c", 3),
                                FieldValue.scorecard("d", ScorecardScore.of(4, "good"), ScorecardScore.of(null, null)),
                                FieldValue.yesNo("e", false),
                                FieldValue.date("f", TIME),
                                FieldValue.currency("g", new BigDecimal("1.50")),
                                FieldValue.blank("h"))
                        .createdAt(TIME)
                        .completedAt(TIME)
                        .build(),
                """
                {'baseTemplateId':'t','panel':'p','interview':'i','fieldValues':[{'id':'a','value':'4 - Strong Hire'},
                {'id':'b','value':['x','y']},{'id':'c','value':3},
                {'id':'d','value':[{'score':4,'comment':'good'},{}]},{'id':'e','value':'no'},{'id':'f','value':7},
                {'id':'g','value':1.50},{'id':'h','value':null}],'createdAt':7,'completedAt':7}""");
        same(FeedbackBody.builder("t").build(), "{'baseTemplateId':'t'}");
        same(FeedbackUpdate.builder().completedAt(TIME).build(), "{'completedAt':7}");
        same(
                FeedbackUpdate.builder().fieldValues(FieldValue.text("a", "x")).build(),
                "{'fieldValues':[{'id':'a','value':'x'}]}");
    }

    @Test
    void feedbackThatLeverWouldRefuseIsRefused() {
        refused(() -> FeedbackBody.builder(" "), "baseTemplateId");
        refused(() -> FeedbackBody.builder("t").interview("p", ""), "interview");
        refused(() -> FieldValue.score("a", 5), "score");
        refused(() -> FieldValue.scorecard("a", ScorecardScore.of(0, "c")), "score");
        refused(() -> FieldValue.text("", "x"), "id");
        refused(() -> FeedbackUpdate.builder().build(), "fieldValues");
        refused(() -> FeedbackUpdate.builder().fieldValues(), "fieldValues");
    }

    @Test
    void aTemplateOfFeedbackIsSentAsDocumented() {
        same(
                FeedbackTemplateBody.builder("T")
                        .instructions("i")
                        .group("g")
                        .field(FieldDefinition.multipleSelect("m", "a", "b")
                                .description("d")
                                .required(false))
                        .field(FieldDefinition.scoreSystem("Rating").required(true))
                        .field(FieldDefinition.scorecard("s", ScorecardSkill.of("t", "d")))
                        .field(FieldDefinition.code("c", "java"))
                        .build(),
                """
                {'text':'T','instructions':'i','group':'g','fields':[
                {'type':'multiple-select','text':'m','options':[{'text':'a'},{'text':'b'}],'description':'d','required':false},
                {'type':'score-system','text':'Rating','required':true},
                {'type':'scorecard','text':'s','scores':[{'text':'t','description':'d'}]},
                {'type':'code','text':'c','language':'java'}]}""");
    }

    @Test
    void aTemplateOfFeedbackHasExactlyOneScoreSystemAndNoTypesOfOtherForms() {
        FieldDefinition system = FieldDefinition.scoreSystem("r");
        refused(() -> FeedbackTemplateBody.builder("T").build(), "score-system");
        refused(
                () -> FeedbackTemplateBody.builder("T")
                        .field(system)
                        .field(system)
                        .build(),
                "score-system");
        refused(
                () -> FeedbackTemplateBody.builder("T")
                        .field(system)
                        .field(FieldDefinition.currency("c", null))
                        .build(),
                "currency");
        refused(() -> FeedbackTemplateBody.builder(" "), "text");
        refused(() -> FieldDefinition.dropdown("d"), "options");
        refused(() -> FieldDefinition.dropdown("d", "a", ""), "options");
        refused(() -> FieldDefinition.scorecard("s"), "scores");
        assertThat(FeedbackTemplateBody.builder("T")
                        .field(system)
                        .field(FieldDefinition.of(FieldType.of("tomorrow"), "x"))
                        .build())
                .isNotNull();
    }

    @Test
    void aTemplateOfProfileFormsHasFieldsOfItsTypes() {
        same(
                FormTemplateBody.builder("T")
                        .secretByDefault(true)
                        .field(FieldDefinition.currency("c", Currency.getInstance("USD"))
                                .prompt("p"))
                        .build(),
                "{'text':'T','secretByDefault':true,"
                        + "'fields':[{'type':'currency','text':'c','currency':'USD','prompt':'p'}]}");
        refused(() -> FormTemplateBody.builder("T").build(), "fields");
        refused(
                () -> FormTemplateBody.builder("T")
                        .field(FieldDefinition.score("s"))
                        .build(),
                "score");
    }

    @Test
    void aTemplateThatWasReadIsWrittenWithAllThatCanBeWritten() {
        FeedbackTemplate read = read(FeedbackTemplate.class, """
                {'id':'t','text':'T','instructions':'i','group':{'id':'g','name':'n'},'stage':null,'createdAt':1,'fields':[
                {'id':'a','type':'score-system','text':'Rating','description':'','required':true,'prompt':'p',
                'options':[{'text':'4 - Strong Hire','optionId':'o'}]},
                {'id':'b','type':'scorecard','text':'','scores':[{'text':'s','description':'d'}]},
                {'id':'c','type':'tomorrow','odd':{'x':null}}]}""");
        same(FeedbackTemplateBody.from(read).build(), """
                {'text':'T','instructions':'i','group':'g','fields':[
                {'type':'score-system','text':'Rating','description':'','required':true,'prompt':'p',
                'options':[{'text':'4 - Strong Hire'}]},
                {'type':'scorecard','text':'','scores':[{'text':'s','description':'d'}]},
                {'type':'tomorrow','odd':{'x':null}}]}""");
        assertThat(new String(
                        FormTemplateBody.from(read(
                                        FormTemplate.class,
                                        "{'id':'t','text':'T','group':'','secretByDefault':false,"
                                                + "'fields':[{'id':'a','type':'date','text':'d'}]}"))
                                .build()
                                .toJson(),
                        UTF_8))
                .isEqualTo("{\"text\":\"T\",\"secretByDefault\":false,"
                        + "\"fields\":[{\"type\":\"date\",\"text\":\"d\"}]}");
    }

    @Test
    void aProfileFormHasEveryFieldOfItsTemplate() {
        same(
                ProfileFormBody.builder(TEMPLATE)
                        .answer(FieldValue.date("a", TIME), FieldValue.texts("e", "two"))
                        .answer(FieldValue.text("d", "one"))
                        .secret(true)
                        .build(),
                """
                {'baseTemplateId':'t','secret':true,'fields':[{'id':'a','type':'date','text':'Start','required':true,'value':7},
                {'id':'b','type':'currency','text':'Pay','currency':'USD','value':null},
                {'id':'c','type':'yes-no','text':'ok','value':null},
                {'id':'d','type':'dropdown','text':'x','options':[{'text':'one','optionId':'1'},{'text':'two'}],'value':'one'},
                {'id':'e','type':'multiple-select','text':'y','options':[{'text':'one'},{'text':'two'}],'value':['two']},
                {'id':'f','type':'tomorrow','odd':1,'value':null}]}""");
    }

    @Test
    void aProfileFormThatDoesNotFitItsTemplateIsRefused() {
        FieldValue start = FieldValue.date("a", TIME);
        refused(() -> ProfileFormBody.builder(TEMPLATE).build(), "field a needs");
        refused(
                () -> ProfileFormBody.builder(TEMPLATE)
                        .answer(FieldValue.blank("a"))
                        .build(),
                "field a needs");
        refused(
                () -> ProfileFormBody.builder(TEMPLATE)
                        .answer(start, FieldValue.text("z", "x"))
                        .build(),
                "no field z");
        refused(() -> ProfileFormBody.builder(TEMPLATE).answer(start, start).build(), "field a is answered twice");
        refused(
                () -> ProfileFormBody.builder(TEMPLATE)
                        .answer(FieldValue.text("a", "x"))
                        .build(),
                "field a takes");
        refused(
                () -> ProfileFormBody.builder(TEMPLATE)
                        .answer(start, FieldValue.text("d", "three"))
                        .build(),
                "field d");
        refused(
                () -> ProfileFormBody.builder(TEMPLATE)
                        .answer(start, FieldValue.texts("e", "three"))
                        .build(),
                "field e");
        refused(
                () -> ProfileFormBody.builder(TEMPLATE)
                        .answer(start, FieldValue.text("c", "ja"))
                        .build(),
                "field c");
        refused(
                () -> ProfileFormBody.builder(TEMPLATE)
                        .answer(start, FieldValue.text("b", "1"))
                        .build(),
                "field b");
        refused(() -> ProfileFormBody.builder(read(FormTemplate.class, "{'id':'t'}")), "fields");
    }

    @Test
    void aNoteIsSentAsDocumented() {
        same(NoteBody.builder("v").build(), "{'value':'v'}");
        same(
                NoteBody.builder("v")
                        .secret(true)
                        .score(2)
                        .notifyFollowers(false)
                        .createdAt(TIME)
                        .build(),
                "{'value':'v','secret':true,'score':2,'notifyFollowers':false,'createdAt':7}");
        same(NoteBody.builder("v").score(null).build(), "{'value':'v','score':null}");
        refused(() -> NoteBody.builder(" "), "value");
        refused(() -> NoteBody.builder("v").score(0), "score");
        refused(() -> NoteReplacement.builder().build(), "values");
        refused(() -> NoteComment.builder(""), "value");
    }

    @Test
    void aNoteThatWasReadIsWrittenWithAllThatCanBeWritten() {
        Note note = read(Note.class, """
                {'id':'n','text':'Note','secret':true,'completedAt':3,'fields':[
                {'type':'note','text':'Comment','value':'one','createdAt':1,'user':{'id':'u'},'score':3,'stage':'s'},
                {'type':'note','value':'two'}]}""");
        same(
                NoteReplacement.from(note)
                        .comment(NoteComment.builder("three").completedAt(TIME).build())
                        .build(),
                """
                {'secret':true,'values':[{'value':'one','user':'u','createdAt':1,'score':3},{'value':'two'},
                {'value':'three','completedAt':7}]}""");
        refused(
                () -> NoteReplacement.from(read(Note.class, "{'id':'n','fields':[{'type':'note','value':7}]}")),
                "values");
        refused(() -> NoteReplacement.from(read(Note.class, "{'id':'n','fields':[{'type':'text'}]}")), "values");
    }

    @Test
    void anApplicationIsSentAsDocumented() {
        same(ApplyBody.builder("A B", "a@example.com").build(), """
                {'personalInformation':[{'name':'fullName','value':'A B'},{'name':'email','value':'a@example.com'}]}""");
        PostingForm questions = read(PostingForm.class, """
                {'id':'q','fields':[{'id':'a','type':'textarea'},{'id':'b','type':'file-upload'},
                {'id':'c','type':'multiple-select','options':[{'text':'x'}]}]}""");
        DiversitySurvey survey = read(DiversitySurvey.class, """
                {'id':'s','fields':[{'id':'f','type':'multiple choice','text':'What'}]}""");
        same(
                ApplyBody.builder("A B", "a@example.com")
                        .resume("uri")
                        .url("LinkedIn", "l")
                        .customQuestions(questions, FieldValue.texts("c", "x"), FieldValue.file("b", "uri"))
                        .eeo(EeoAnswer.GENDER, "Female")
                        .eeo(EeoAnswer.DISABILITY_SIGNATURE_DATE, "11/21/2022")
                        .consentToMarketing(true, "p")
                        .consentToStore(false, "p")
                        .diversitySurvey(DiversitySurveyAnswers.builder(survey)
                                .candidateSelectedLocation("CO")
                                .answer(survey.fields().get(0), "x")
                                .build())
                        .ipAddress("184.23.195.146")
                        .source("s")
                        .origin(Origin.INTERNAL)
                        .build(),
                """
                {'diversitySurvey':{'surveyId':'s','candidateSelectedLocation':'CO','responses':[{'questionId':'f',
                'questionText':'What','questionType':'multiple choice','answer':'x'}]},'ipAddress':'184.23.195.146',
                'source':'s','origin':'internal','personalInformation':[{'name':'fullName','value':'A B'},
                {'name':'email','value':'a@example.com'},{'name':'resume','value':'uri'}],
                'urls':[{'name':'LinkedIn','value':'l'}],
                'customQuestions':[{'id':'q','fields':[{'value':null},{'value':'uri'},{'value':['x']}]}],
                'eeoResponses':{'gender':'Female','disabilitySignatureDate':'11/21/2022'},
                'consent':{'marketing':{'provided':true,'compliancePolicyId':'p'},
                'store':{'provided':false,'compliancePolicyId':'p'}}}""");
        refused(() -> ApplyBody.builder("", "e"), "fullName");
        refused(() -> ApplyBody.builder("n", " "), "email");
        refused(() -> ApplyBody.builder("n", "e").origin(Origin.AGENCY), "origin");
        refused(() -> ApplyBody.builder("n", "e").customQuestions(questions, FieldValue.text("z", "x")), "field z");
        assertThat(ApplyBody.builder("A B", "a@example.com").build().toString()).doesNotContain("A B", "example");
    }

    private static void same(RequestBody body, String json) {
        assertThat(new String(body.toJson(), UTF_8))
                .isEqualTo(json.replace('\'', '"').replace("\n", ""));
    }

    private static void refused(Runnable mistake, String named) {
        assertThatIllegalArgumentException().isThrownBy(mistake::run).withMessageContaining(named);
    }

    private static <T> T read(Class<T> type, String json) {
        return LeverJson.decode(json.replace('\'', '"').getBytes(UTF_8), type);
    }
}
