package dev.lever4j.request;

import dev.lever4j.model.DiversitySurvey;
import dev.lever4j.model.FieldType;
import dev.lever4j.model.FormField;
import java.util.ArrayList;
import java.util.List;

/** An applicant's answers to a diversity survey. */
public final class DiversitySurveyAnswers extends RequestBody {
    private DiversitySurveyAnswers(Fields fields) {
        super(fields);
    }

    public static Builder builder(DiversitySurvey survey) {
        return new Builder(survey);
    }

    /** Collects answers. */
    public static final class Builder {
        private final Fields fields = new Fields();
        private final List<Object> responses = new ArrayList<>();

        private Builder(DiversitySurvey survey) {
            fields.text("surveyId", survey.id());
        }

        /** The location that the applicant chose, where the survey lets them. */
        public Builder candidateSelectedLocation(String location) {
            fields.text("candidateSelectedLocation", location);
            return this;
        }

        /** The answer to one of the survey's fields: the text of an option. */
        public Builder answer(FormField question, String answer) {
            FieldType type = question.type();
            Fields response = new Fields();
            response.setOrLeaveOut("questionId", question.id());
            response.setOrLeaveOut("questionText", question.text());
            response.setOrLeaveOut("questionType", type);
            response.text("answer", answer);
            responses.add(response.all());
            return this;
        }

        public DiversitySurveyAnswers build() {
            fields.list("responses", responses);
            return new DiversitySurveyAnswers(fields);
        }
    }
}
