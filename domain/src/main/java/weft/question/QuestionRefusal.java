package weft.question;

import weft.event.Refusal;
import weft.event.RefusalText;

/** Why a command to a question was refused. */
public sealed interface QuestionRefusal extends Refusal {
  record QuestionExists() implements QuestionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict("question-exists", "This question was asked already.", "该问题已提出。");
    }
  }

  /** Only a question about a batch is answered with quantities, and by the side that was asked. */
  record NoFindingsAsked() implements QuestionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
          "no-findings-asked",
          "Only the company that was asked about a batch answers with quantities.",
          "只有被询问批次情况的一方才能填写数量答复。");
    }
  }

  record FindingsNegative() implements QuestionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("findings-negative", "No quantity is below zero.", "数量不能为负。")
          .with(RefusalText.POINTER, "/found");
    }
  }

  record NoSuchQuestion() implements QuestionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record QuestionIsClosed() implements QuestionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "question-closed", "This question was closed; ask another one.", "该问题已关闭，请另行提问。");
    }
  }

  record QuestionIsFull(int most) implements QuestionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "question-full",
          "This question has %s messages, and takes no more; ask another one.",
          "该问题已有 %s 条消息，不能继续回复，请另行提问。",
          most);
    }
  }

  /** Only the asker decides when its question is answered. */
  record AskedByTheOther() implements QuestionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "asked-by-the-other",
          "Only the company that asked closes the question.",
          "只有提问方可以关闭该问题。");
    }
  }
}
