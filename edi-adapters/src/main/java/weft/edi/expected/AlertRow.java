package weft.edi.expected;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * An alert about EDI that needs a person's attention. This record is the JSON.
 *
 * @param number rises with every alert: where a page of the list ends
 * @param kind {@code overdue-theirs}: a partner did not acknowledge what we sent; {@code
 *     overdue-ours}: we did not acknowledge what a partner sent; {@code sequence-gap}: references
 *     of a sender did not come; {@code reference-reused}: one came again with other content; {@code
 *     rejected-by-partner}: a partner rejected what we sent; {@code message-held}: messages wait
 *     until a partner, part or order is known; {@code message-contradicted}: messages contradict
 *     what is known, or were refused for what they mean; {@code firm-cut}: messages take back what
 *     was firm; {@code set-aside}: the hub could not finish an interchange and tries it no more;
 *     {@code certificate-expires}: a party's AS2 certificates end soon, or have ended; {@code
 *     goods-open-again}: what was sent and nobody received is open again on a day; {@code
 *     count-ruled}: the partner said what a release did to the count of what was received
 * @param sender of the interchange or the goods it is about, or who said so; of a certificate whose
 *     it is, as the receiver
 * @param interchange that it is about; null of a certificate, of goods and of counts
 * @param about the id of the shipment or schedule that it is about; null of all else
 * @param reference of that interchange; of a certificate the day of its end; of goods the
 *     shipment's number, of a count the release's
 * @param missing references that did not come; of held, contradicted and cutting messages the
 *     numbers of the first 20, from 1
 * @param concern whose turn it is, and whose to end it, beside the operator: of a rejection or
 *     contradiction the sender, who has to put it right; else the end that waits for the other. A
 *     contradiction, and one of goods, either of the two may end
 * @param text the same in a sentence
 * @param endedBy null where it ended by itself
 * @param takenBy who looks after it; null while nobody said so
 */
public record AlertRow(
    UUID id,
    @JsonIgnore long number,
    String kind,
    String sender,
    String receiver,
    @Nullable String interchange,
    @Nullable String about,
    String reference,
    List<String> missing,
    Instant raisedAt,
    @Nullable Instant dueAt,
    String concern,
    Text text,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    @Nullable Text endReason,
    @Nullable String takenBy,
    @Nullable Instant takenAt) {

  /** The most message numbers in an alert. */
  static final int MOST_MESSAGES = 20;

  /** Whether the party may end the alert. */
  public boolean isEndedBy(String party) {
    boolean either = kind.equals(Alerts.CONTRADICTED) || kind.equals(GoodsAlerts.OPENS_AGAIN);
    return concern.equals(party) || (either && (sender.equals(party) || receiver.equals(party)));
  }

  /**
   * The concerned party. A party cannot end an alert about its own missing acknowledgement; a
   * rejected interchange can be corrected only by its sender.
   */
  static String concern(String kind, String sender, String receiver) {
    return switch (kind) {
      case Alerts.THEIRS, Alerts.OURS, Alerts.REJECTED, Alerts.CONTRADICTED -> sender;
      default -> receiver;
    };
  }

  static Text sentence(
      String kind, String sender, String receiver, String reference, List<String> missing) {
    return switch (kind) {
      case Alerts.THEIRS ->
          new Text(
              receiver + " has not acknowledged " + reference + " of " + sender + " in time.",
              receiver + " 未按时确认 " + sender + " 的 " + reference + "。");
      case Alerts.OURS ->
          new Text(
              reference + " of " + sender + " has not been acknowledged in time.",
              sender + " 的 " + reference + " 未按时得到确认。");
      case Alerts.REJECTED ->
          new Text(
              receiver + " rejected " + reference + " of " + sender + ": it did not take effect.",
              receiver + " 拒收了 " + sender + " 的 " + reference + "：未生效。");
      case Alerts.REUSED ->
          new Text(
              "Reference "
                  + reference
                  + " of "
                  + sender
                  + " was used again with different content.",
              sender + " 的参考号 " + reference + " 再次出现，内容不同。");
      case Alerts.HELD -> held(sender, reference, missing);
      case Alerts.CONTRADICTED -> contradicted(sender, receiver, reference, missing);
      case Alerts.FIRM_CUT -> firmCut(sender, receiver, reference, missing);
      case Alerts.SET_ASIDE ->
          new Text(
              "The hub could not finish an interchange of "
                  + sender
                  + " and no longer tries: nothing more of it takes effect until the operator has"
                  + " it tried anew.",
              "平台多次未能处理完 " + sender + " 的一份 EDI 文件，已搁置，不再自动重试；运营方安排重新处理前，其余内容不会生效。");
      case CertificateAlerts.KIND -> certificate(sender, reference);
      default ->
          new Text(
              "Before "
                  + reference
                  + " of "
                  + sender
                  + " these did not come: "
                  + String.join(", ", missing)
                  + ".",
              sender + " 的 " + reference + " 之前缺少：" + String.join("、", missing) + "。");
    };
  }

  private static Text held(String sender, String reference, List<String> messages) {
    if (messages.isEmpty())
      return new Text(
          "Messages in " + reference + " of " + sender + " were held.",
          sender + " 的 " + reference + " 中曾有报文挂起。");
    boolean one = messages.size() == 1;
    String more = messages.size() == MOST_MESSAGES ? " …" : "";
    return new Text(
        (one ? "Message " : "Messages ")
            + String.join(", ", messages)
            + (more + " in " + reference + " of " + sender + (one ? " is" : " are"))
            + " held: a partner, part or order is not known yet, or firm demand would be removed.",
        sender
            + (" 的 " + reference + " 中第 " + String.join("、", messages) + more)
            + " 个报文已挂起：伙伴、零件或订单未知，或锁定需求将被清空。");
  }

  private static Text contradicted(
      String sender, String receiver, String reference, List<String> messages) {
    if (messages.isEmpty())
      return new Text(
          "The errors in " + reference + " of " + sender + " have been corrected.",
          sender + " 的 " + reference + " 中的错误已更正。");
    boolean one = messages.size() == 1;
    String more = messages.size() == MOST_MESSAGES ? " …" : "";
    return new Text(
        (one ? "Message " : "Messages ")
            + String.join(", ", messages)
            + (more + " in " + reference + " of " + sender + " to " + receiver)
            + (one ? " contradicts" : " contradict")
            + " existing data, or "
            + (one ? "has faults." : "have faults."),
        sender
            + (" 发给 " + receiver + " 的 " + reference + " 中第 ")
            + String.join("、", messages)
            + (more + " 个报文与现有数据冲突，或含有错误。"));
  }

  private static Text firmCut(
      String sender, String receiver, String reference, List<String> messages) {
    boolean one = messages.size() == 1;
    String more = messages.size() == MOST_MESSAGES ? " …" : "";
    return new Text(
        (one ? "Message " : "Messages ")
            + String.join(", ", messages)
            + (more + " in " + reference + " of " + sender + " to " + receiver)
            + (one ? " reduces" : " reduce")
            + " firm demand.",
        sender
            + (" 发给 " + receiver + " 的 " + reference + " 中第 ")
            + String.join("、", messages)
            + (more + " 个报文削减了锁定需求。"));
  }

  private static Text certificate(String owner, String lastDay) {
    return lastDay.isEmpty()
        ? new Text("No AS2 certificate of " + owner + " is valid yet.", owner + " 的 AS2 证书尚未生效。")
        : new Text(
            "The AS2 certificate of "
                + owner
                + " expires on "
                + lastDay
                + "; provide the next one.",
            owner + " 的 AS2 证书于 " + lastDay + " 到期，请更换新证书。");
  }
}
