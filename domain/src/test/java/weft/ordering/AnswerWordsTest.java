package weft.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.language.Text;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.ProposalsDecided;
import weft.party.PartyCode;

class AnswerWordsTest {
  private static final PurchaseOrderId ORDER =
      new PurchaseOrderId(new PartyCode("HENGYUE"), "450001200");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");

  private static LineAnswer line(String number, LineAnswer.Kind kind) {
    return new LineAnswer(number, kind, List.of(), null);
  }

  @Test
  void the_history_says_how_many_lines_were_accepted_proposed_and_refused() {
    var answered =
        new OrderAnswered(
            ORDER,
            JIAXIN,
            List.of(
                line("10", LineAnswer.Kind.ACCEPTED),
                line("20", LineAnswer.Kind.PROPOSED),
                line("30", LineAnswer.Kind.ACCEPTED),
                line("40", LineAnswer.Kind.REFUSED)),
            null);
    assertThat(AnswerWords.of(answered))
        .isEqualTo(
            new Text(
                "JIAXIN answered order 450001200: 2 lines accepted,"
                    + " other dates or quantities proposed for 1 line, 1 line refused.",
                "JIAXIN 答复了订单 450001200：接受 2 行，建议变更 1 行，拒绝 1 行。"));
  }

  @Test
  void the_history_says_whether_proposals_were_accepted_or_refused() {
    var decided =
        new ProposalsDecided(ORDER, JIAXIN, List.of(new ProposalDecision("20", true, null)));
    assertThat(AnswerWords.of(decided))
        .isEqualTo(
            new Text(
                "HENGYUE accepted 1 proposal for order 450001200.",
                "HENGYUE 对订单 450001200 的变更建议：接受 1 项。"));
  }
}
