package weft.edi.expected;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * An alert about EDI that needs a person's attention. This record is the JSON.
 *
 * @param number rises with every alert; the last one on a page is where the next page begins
 * @param kind {@code overdue-theirs}: a partner did not acknowledge an outgoing interchange; {@code
 *     overdue-ours}: the hub did not acknowledge a partner's interchange; {@code sequence-gap}:
 *     references of a sender are missing; {@code reference-reused}: a reference came again with
 *     other content; {@code rejected-by-partner}: a partner rejected an outgoing interchange;
 *     {@code message-held}: messages wait until a partner, part or order is known; {@code
 *     message-contradicted}: messages contradict known data, or were refused for business reasons;
 *     {@code firm-cut}: messages reduce firm demand; {@code set-aside}: the hub could not finish an
 *     interchange and no longer tries; {@code certificate-expires}: a party's AS2 certificates end
 *     soon, or have ended; {@code goods-open-again}: sent goods without a receipt are open again
 *     from a day on; {@code count-ruled}: the partner ruled on how a release changed the received
 *     count
 * @param sender of the interchange or goods, or the party that ruled; for a certificate its owner,
 *     who is also the receiver
 * @param interchange the interchange concerned; null for certificates, goods and counts
 * @param about the id of the shipment or schedule concerned; null for every other kind
 * @param reference of the interchange; for a certificate the day of its end, for goods the
 *     shipment's number, for a count the release's number
 * @param missing the missing references; for held, contradicted and firm-cut messages the numbers
 *     of the first 20, from 1
 * @param concern the party that has to act and may end the alert, as an operator may: for a
 *     rejection or contradiction the sender, who has to correct it; otherwise the party that waits
 *     for the other. Either party may end an alert of a contradiction or of goods
 * @param text the alert in a sentence
 * @param endedBy the person's code, or the client; null if it ended automatically
 * @param endedByName of a person of the reader's party; null otherwise
 * @param takenBy the code of the person who works on it, or the client; null if nobody is assigned
 * @param takenByName of a person of the reader's party; null otherwise
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
    @Nullable String endedByParty,
    @Nullable Text endedByName,
    @Nullable Text endReason,
    @Nullable String takenBy,
    @Nullable String takenByParty,
    @Nullable Text takenByName,
    @Nullable Instant takenAt) {

  /**
   * The same alert with the names of persons.
   *
   * @param name gives the name of a party's person, as far as the reader sees it
   */
  public AlertRow named(BiFunction<@Nullable String, @Nullable String, @Nullable Text> name) {
    return new AlertRow(
        id,
        number,
        kind,
        sender,
        receiver,
        interchange,
        about,
        reference,
        missing,
        raisedAt,
        dueAt,
        concern,
        text,
        endedAt,
        endedBy,
        endedByParty,
        name.apply(endedByParty, endedBy),
        endReason,
        takenBy,
        takenByParty,
        name.apply(takenByParty, takenBy),
        takenAt);
  }

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
