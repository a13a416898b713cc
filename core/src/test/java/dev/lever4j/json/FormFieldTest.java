package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.CodeField;
import dev.lever4j.model.CurrencyField;
import dev.lever4j.model.DateField;
import dev.lever4j.model.DropdownField;
import dev.lever4j.model.FieldType;
import dev.lever4j.model.FileAnswer;
import dev.lever4j.model.FileUploadField;
import dev.lever4j.model.Form;
import dev.lever4j.model.FormField;
import dev.lever4j.model.MultipleChoiceField;
import dev.lever4j.model.MultipleSelectField;
import dev.lever4j.model.NoteField;
import dev.lever4j.model.Ref;
import dev.lever4j.model.Score;
import dev.lever4j.model.ScoreField;
import dev.lever4j.model.ScoreSystemField;
import dev.lever4j.model.ScorecardField;
import dev.lever4j.model.TextField;
import dev.lever4j.model.TextareaField;
import dev.lever4j.model.UniversityField;
import dev.lever4j.model.UnknownField;
import dev.lever4j.model.YesNoField;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldTest {
    @Test
    void textIsTheAnswerToMostTypes() {
        assertThat(read("{'type':'text','value':'a'}", TextField.class).value()).isEqualTo("a");
        assertThat(read("{'type':'textarea','value':'a'}", TextareaField.class).value())
                .isEqualTo("a");
        assertThat(read("{'type':'dropdown','value':'a','prompt':'p'}", DropdownField.class)
                        .value())
                .isEqualTo("a");
        assertThat(read("{'type':'multiple-choice','value':'a'}", MultipleChoiceField.class)
                        .value())
                .isEqualTo("a");
        assertThat(read("{'type':'university','value':'a'}", UniversityField.class)
                        .value())
                .isEqualTo("a");
        CodeField code = read("{'type':'code','language':'java','value':'a'}", CodeField.class);
        assertThat(code.value()).isEqualTo("a");
        assertThat(code.language()).isEqualTo("java");
    }

    @Test
    void otherTypesHaveAnswersOfTheirOwn() {
        assertThat(read("{'type':'multiple-select','value':['a','b']}", MultipleSelectField.class)
                        .value())
                .containsExactly("a", "b");
        assertThat(read("{'type':'date','value':1418716800000}", DateField.class)
                        .value())
                .isEqualTo(Instant.ofEpochMilli(1418716800000L));
        CurrencyField money = read("{'type':'currency','currency':'USD','value':1.50}", CurrencyField.class);
        assertThat(money.value()).isEqualTo(new BigDecimal("1.50"));
        assertThat(money.currency()).isEqualTo("USD");
        assertThat(read("{'type':'yes-no','value':'yes'}", YesNoField.class).isYes())
                .contains(true);
        assertThat(read("{'type':'yes-no','value':'no'}", YesNoField.class).isYes())
                .contains(false);
        assertThat(read("{'type':'yes-no','value':'perhaps'}", YesNoField.class).isYes())
                .isEmpty();
        ScorecardField card = read(
                "{'type':'scorecard','scores':[{'text':'t','description':'d'}],'value':[{'score':4,'comment':'c'}]}",
                ScorecardField.class);
        assertThat(card.scores().get(0).text()).isEqualTo("t");
        assertThat(card.value().get(0).score()).isEqualTo(4);
        assertThat(card.value().get(0).comment()).isEqualTo("c");
        NoteField note = read(
                "{'type':'note','value':'v','user':'u','stage':{'id':'s'},'createdAt':1,'score':2}", NoteField.class);
        assertThat(note.user()).isEqualTo(Ref.to("u"));
        assertThat(requireNonNull(note.stage()).expanded()).isPresent();
        assertThat(note.createdAt()).isEqualTo(Instant.ofEpochMilli(1));
        assertThat(note.score()).isEqualTo(2);
    }

    @Test
    void aFileIsDescribedOrNamedByItsUri() {
        FileUploadField stored = read(
                "{'type':'file-upload','value':{'id':'f','ext':'.txt','name':'n','size':46}}", FileUploadField.class);
        assertThat(((FileAnswer.Stored) requireNonNull(stored.value())).size()).isEqualTo(46);
        FileUploadField named = read("{'type':'file-upload','value':'https://x/f.txt'}", FileUploadField.class);
        assertThat(named.value()).isEqualTo(new FileAnswer.Uri("https://x/f.txt"));
        assertThat(named.toString() + stored + named.value() + stored.value()).doesNotContain("https", "name=n");
    }

    @ParameterizedTest
    @CsvSource({"3,3", "'3 - Hire',3", "3 - Yes,3", "1,1", "7,0", "Strong,0", "33 - Hire,0", "'',0"})
    void aScoreIsANumberOrALabel(String value, int grade) {
        String json = value.matches("\\d") ? value : "'" + value + "'";
        Score score = requireNonNull(
                read("{'type':'score','value':" + json + "}", ScoreField.class).value());
        assertThat(score.grade().orElse(0)).isEqualTo(grade);
        assertThat(read("{'type':'score-system','value':" + json + "}", ScoreSystemField.class)
                        .value())
                .isEqualTo(score);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "textarea",
                "dropdown",
                "multiple-choice",
                "multiple-select",
                "yes-no",
                "date",
                "currency",
                "file-upload",
                "score",
                "score-system",
                "scorecard",
                "code",
                "university",
                "note"
            })
    void everyDocumentedTypeHasItsKindAndMayLackItsAnswer(String type) {
        FormField field = read("{'type':'" + type + "','id':'f','text':'t','required':true,'value':null}");
        assertThat(field).isNotInstanceOf(UnknownField.class);
        assertThat(requireNonNull(field.type()).isKnown()).isTrue();
        assertThat(field.id()).isEqualTo("f");
        assertThat(field.text()).isEqualTo("t");
        assertThat(field.isRequired()).isTrue();
        assertThat(field.options()).isEmpty();
        assertThat(field.toString()).isEqualTo("FormField[" + type + " f]");
    }

    @Test
    void aBlankInPlaceOfTheHyphenIsOneChoiceToo() {
        FormField field = read("{'type':'multiple choice','options':[{'text':'a'}]}");
        assertThat(field).isInstanceOf(MultipleChoiceField.class);
        assertThat(field.type()).isEqualTo(FieldType.of("multiple choice"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'telepathy','value':{'x':[1,null]},'id':'f','text':'t'}",
                "{'value':1}",
                "{}",
                "{'type':null}",
                "{'type':7}",
                "{'type':'text','value':7}",
                "{'type':'text','value':['x']}",
                "{'type':'text','required':'yes'}",
                "{'type':'multiple-select','value':'a,b'}",
                "{'type':'multiple-select','value':[['a'],'b']}",
                "{'type':'multiple-select','value':[null]}",
                "{'type':'date','value':'2014-12-16'}",
                "{'type':'date','value':1.5}",
                "{'type':'date','value':9223372036854775808}",
                "{'type':'currency','value':'50000'}",
                "{'type':'currency','value':{'amount':1}}",
                "{'type':'score','value':3.5}",
                "{'type':'score','value':3000000000}",
                "{'type':'score','value':{'overall':3}}",
                "{'type':'scorecard','value':[3]}",
                "{'type':'scorecard','value':[{'score':'3 - Yes'}]}",
                "{'type':'file-upload','value':['u']}",
                "{'type':'note','user':7}",
                "{'type':'note','stage':{}}",
                "{'type':'dropdown','options':['a']}"
            })
    void whatNobodyDocumentsIsKeptWholeAndSpoilsNothing(String json) {
        UnknownField unknown = read(json, UnknownField.class);
        assertThat(Fixtures.PLAIN.readTree(LeverJson.encode(unknown)))
                .isEqualTo(Fixtures.PLAIN.readTree(json.replace('\'', '"')));
        assertThat(unknown.toString()).startsWith("FormField[");
    }

    @Test
    void anUnknownFieldTellsWhatItCan() {
        UnknownField unknown =
                read("{'type':'date','value':'x','id':'f','text':'t','required':true}", UnknownField.class);
        assertThat(unknown.type()).isEqualTo(FieldType.DATE);
        assertThat(unknown.id()).isEqualTo("f");
        assertThat(unknown.text()).isEqualTo("t");
        assertThat(unknown.isRequired()).isTrue();
        assertThat(unknown.json()).containsEntry("value", "x");
        assertThat(unknown.toString()).doesNotContain("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "'x'", "[]", "null"})
    void whatIsNoObjectIsNoField(String json) {
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> read(json));
    }

    @Test
    void whatIsNotWellFormedIsRefusedNotUnknown() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> read("{'type':'text','value':'a','value':'b'}"));
    }

    private static <F extends FormField> F read(String json, Class<F> kind) {
        FormField field = read(json);
        assertThat(field).isInstanceOf(kind);
        return kind.cast(field);
    }

    private static FormField read(String json) {
        String form = "{\"fields\":[" + json.replace('\'', '"') + "]}";
        List<FormField> fields =
                LeverJson.decode(form.getBytes(UTF_8), Form.class).fields();
        assertThat(fields).hasSize(1);
        return fields.get(0);
    }
}
