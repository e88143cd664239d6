package weft.edi.meaning.order;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument.Kind;
import weft.edi.meaning.document.DocumentDraft;
import weft.edi.meaning.document.EdifactDocument;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.EdifactItems;
import weft.edi.meaning.words.Meaning;
import weft.edi.meaning.words.MeaningFindings;
import weft.edi.meaning.words.MessageMeaning;
import weft.edi.meaning.words.NormalizedText;
import weft.edi.meaning.words.ResponseParties;
import weft.edi.meaning.words.StatedReason;
import weft.edi.reader.Group;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.interchange.FaultCode;
import weft.ordering.LineResponse;
import weft.ordering.LineResponse.Verdict;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.Partnership;
import weft.party.Profile;

/**
 * Reads ORDRSP in any directory: a supplier's response to the order in RFF ON, line by line (LIN
 * 1229) or for the whole order (BGM 1225, 4343). The hub also keeps it as a business document.
 */
public final class OrderResponse implements MessageMeaning {

  @Override
  public Meaning toCommands(ReadMessage message, Correspondents correspondents) {
    Group body = message.body();
    MeaningFindings findings = new MeaningFindings();
    Segment bgm = requireNonNullElse(body.segment("BGM"), message.header());
    DocumentDraft draft = EdifactDocument.read(message, Kind.ORDER_RESPONSE, findings);
    Partnership partnership = between(message, correspondents, bgm, findings);
    String number = order(body, bgm, findings);
    if (partnership == null || number.isEmpty())
      return new Meaning(partnership, List.of(), findings.all());
    Profile profile = correspondents.profile(partnership);
    Verdict whole = whole(bgm, findings);
    List<LineResponse> lines = new ArrayList<>();
    int place = 0;
    for (Group lin : body.groupsAt("LIN")) {
      place++;
      if (new OrderItem(lin, profile, findings).isSubLineNoted()) continue;
      LineResponse line = new OrderResponseItem(lin, body, profile, findings).said(place, whole);
      if (line != null) lines.add(line);
    }
    boolean silent = place == 0 && whole == null;
    if (silent)
      findings.note(
          bgm,
          null,
          FaultCode.MEANING_UNKNOWN,
          "The message only confirms that the order arrived; it answers nothing.",
          "报文仅确认收到订单，未作答复。");
    return new Meaning(
        partnership,
        List.of(
            new RespondToOrder(
                new PurchaseOrderId(partnership.buyer(), number),
                partnership.supplier(),
                place == 0 ? whole : null,
                StatedReason.edifact(body),
                List.copyOf(lines),
                ResponseParties.at(bgm, null),
                EdifactOrder.stated(body))),
        findings.all(),
        draft.of(partnership, correspondents));
  }

  @Override
  public @Nullable Partnership between(ReadMessage message, Correspondents correspondents) {
    return between(message, correspondents, message.header(), new MeaningFindings());
  }

  @Override
  public boolean isOfSupplier() {
    return true;
  }

  private static @Nullable Partnership between(
      ReadMessage message, Correspondents correspondents, Segment start, MeaningFindings findings) {
    return ResponseParties.of(
        correspondents.named(message.body(), Correspondents.BUYER),
        correspondents.named(message.body(), Correspondents.SUPPLIER),
        correspondents,
        start,
        findings);
  }

  /**
   * The order of the message, or the only one that its items name; "", with a fault, if there is
   * none or several.
   */
  private static String order(Group body, Segment bgm, MeaningFindings findings) {
    Set<String> numbers = new LinkedHashSet<>();
    numbers.add(NormalizedText.number(EdifactItems.reference(body, "ON")));
    for (Group lin : body.groupsAt("LIN"))
      numbers.add(NormalizedText.number(EdifactItems.reference(lin, "ON")));
    numbers.remove("");
    if (numbers.size() == 1) return numbers.iterator().next();
    if (numbers.isEmpty())
      findings.error(
          bgm,
          null,
          FaultCode.VALUE_MISSING,
          "The answer does not name its order (RFF ON).",
          "答复未指明订单（RFF ON）。");
    else
      findings.error(
          bgm,
          null,
          FaultCode.MEANING_UNKNOWN,
          "The answer names several orders (RFF ON); one message answers one.",
          "答复涉及多个订单（RFF ON）；一份报文只答复一个订单。");
    return "";
  }

  /**
   * DE 1225: 29 accepted without amendment, 27 not accepted. DE 4343: AP and AD accepted, RE
   * refused.
   */
  private static @Nullable Verdict whole(Segment bgm, MeaningFindings findings) {
    Verdict function =
        switch (bgm.value(2)) {
          case "29" -> Verdict.ACCEPTED;
          case "27" -> Verdict.REFUSED;
          default -> null;
        };
    Verdict type =
        switch (bgm.value(3)) {
          case "AP", "AD" -> Verdict.ACCEPTED;
          case "RE" -> Verdict.REFUSED;
          default -> null; // AB only acknowledges receipt; for AC the lines decide
        };
    boolean withdrawn = bgm.value(2).equals("1");
    if (withdrawn || (function != null && type != null && function != type))
      findings.error(
          bgm,
          withdrawn ? "1225" : "4343",
          FaultCode.MEANING_UNKNOWN,
          withdrawn
              ? "An answer cannot be withdrawn; send a new answer."
              : "The order is both accepted and refused (1225 and 4343).",
          withdrawn ? "不支持撤回答复；请重新答复。" : "订单同时被接受和拒绝（1225 与 4343）。");
    return function == null ? type : function;
  }
}
