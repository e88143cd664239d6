package weft.api.question;

import org.springframework.stereotype.Component;
import weft.api.reading.ListedAs;
import weft.party.Side;
import weft.projections.question.QuestionRow;
import weft.projections.rows.Board;

@Component
class QuestionsListed implements ListedAs<QuestionRow> {
  @Override
  public Board<QuestionRow> board() {
    return QuestionRow.BOARD;
  }

  @Override
  public AskedQuestion listed(QuestionRow row, Side reader) {
    return AskedQuestion.of(row, reader);
  }

  @Override
  public String buyer(QuestionRow row) {
    return row.buyer();
  }
}
