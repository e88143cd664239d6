package weft.edi.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Function;
import weft.document.BusinessDocument.Line;
import weft.document.BusinessDocument.Payable;
import weft.document.BusinessDocument.Reference;
import weft.document.BusinessDocument.Reference.To;
import weft.document.BusinessDocument.Tax;
import weft.edi.onward.NotWritable;
import weft.edi.onward.TheirNames;
import weft.language.Text;
import weft.party.Organization.Address;
import weft.party.Organization.Site;
import weft.party.PartyCode;

/**
 * A document on its way from the partner that stated it.
 *
 * @param told when the hub received it; the date of a message that needs one but has none
 * @param replaces whether the receiver already got another version
 * @param sites supplies the addresses of ship-from and ship-to
 */
public record StatedDocument(
    BusinessDocument document,
    PartyCode sender,
    LocalDate told,
    TheirNames names,
    boolean replaces,
    KnownSites sites) {
  private static final Text TOO_LONG =
      new Text(
          "It has %d lines, of which %d are kept: the message as sent has them all.",
          "其行数为 %d，平台只保存了 %d 行；全部行见原始报文。");
  private static final Text NO_AMOUNT =
      new Text("Line %s has no amount, and the invoice no total.", "第 %s 行没有金额，发票也没有总额。");

  /** Refuses a document of which the hub kept only some lines. */
  public StatedDocument {
    int lines = document.lines().size();
    if (document.lineCount() > lines)
      throw new NotWritable(TOO_LONG.with(document.lineCount(), lines));
  }

  public StatedDocument(
      BusinessDocument document, PartyCode sender, LocalDate told, TheirNames names) {
    this(document, sender, told, names, false);
  }

  /** For a document without site addresses. */
  public StatedDocument(
      BusinessDocument document,
      PartyCode sender,
      LocalDate told,
      TheirNames names,
      boolean replaces) {
    this(document, sender, told, names, replaces, KnownSites.NONE);
  }

  /** The ship-to address of a despatch advice; null if unknown. */
  @Nullable Address shipToAddress() {
    return address(document.partnership().buyer(), document.shipTo());
  }

  /** The ship-from address of a despatch advice; null if unknown. */
  @Nullable Address shipFromAddress() {
    return address(document.partnership().supplier(), document.shipFrom());
  }

  private @Nullable Address address(PartyCode of, @Nullable String site) {
    if (site == null || document.kind() != BusinessDocument.Kind.DESPATCH_ADVICE) return null;
    return sites.site(of, site).map(Site::address).orElse(null);
  }

  List<Line> lines() {
    return document.lines();
  }

  /**
   * The message function: an original or a copy becomes a replacement if the receiver already got
   * another version.
   */
  Function function() {
    boolean stands =
        document.function() == Function.ORIGINAL || document.function() == Function.COPY;
    return replaces && stands ? Function.REPLACEMENT : document.function();
  }

  LocalDate issued() {
    LocalDate issued = document.issued();
    return issued == null ? told : issued;
  }

  boolean isOfSupplier() {
    return document.partnership().supplier().equals(sender);
  }

  /** The document's references, except those that its lines repeat. */
  List<Reference> ownReferences() {
    Set<Reference> named = new HashSet<>();
    for (Line it : lines()) {
      if (it.order() != null) named.add(new Reference(To.ORDER, it.order()));
      if (it.agreement() != null) named.add(new Reference(To.AGREEMENT, it.agreement()));
      if (it.despatchAdvice() != null)
        named.add(new Reference(To.DESPATCH_ADVICE, it.despatchAdvice()));
    }
    return document.references().stream().filter(it -> !named.contains(it)).toList();
  }

  /** The order that all lines share; "" if there is no such order. */
  String onlyOrder() {
    List<String> orders = lines().stream().map(it -> orNone(it.order())).distinct().toList();
    return orders.size() == 1 ? orders.getFirst() : "";
  }

  /** The buyer's part number in the receiver's names; "" if only the supplier's number is given. */
  String part(Line line) {
    String part = line.part();
    return part == null || part.equals(line.supplierPart()) ? "" : names.part(part);
  }

  /** The ship-to site in the receiver's names; null if none is stated. */
  @Nullable String shipTo() {
    String site = document.shipTo();
    return site == null ? null : names.site(site);
  }

  /** The text, or "" for null. */
  static String orNone(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The stated total, taxes and due date; an empty value if nothing is stated. */
  Payable payable() {
    Payable stated = document.payable();
    return stated == null ? new Payable(List.of(), null, null) : stated;
  }

  /**
   * The sum of all taxes; null if there are none, or if one has no amount and no total is stated.
   */
  @Nullable BigDecimal taxes() {
    List<Tax> taxes = payable().taxes();
    boolean said =
        taxes.stream().anyMatch(it -> it.type() == null && it.rate() == null)
            || taxes.stream().noneMatch(it -> it.amount() == null);
    return taxes.isEmpty() || !said
        ? null
        : taxes.stream()
            .flatMap(it -> Stream.ofNullable(it.amount()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * The part of the total that is neither line amount nor tax, such as freight; a negative value is
   * an allowance. The hub does not keep these charges one by one. Null if the difference could be
   * rounding, or if it cannot be computed.
   */
  @Nullable BigDecimal charges() {
    BigDecimal total = payable().total();
    BigDecimal sum = sum();
    BigDecimal taxes = payable().taxes().isEmpty() ? BigDecimal.ZERO : taxes();
    if (total == null || sum == null || taxes == null) return null;
    BigDecimal charges = total.subtract(sum).subtract(taxes);
    int rounded = lines().size() + payable().taxes().size() + 1;
    boolean none = charges.abs().compareTo(BigDecimal.valueOf(rounded, 2)) <= 0;
    return none ? null : charges;
  }

  /**
   * The sum of all line amounts; null if a line has none.
   *
   * @throws NotWritable if a line has no amount and there is no total either
   */
  @Nullable BigDecimal sum() {
    BigDecimal sum = BigDecimal.ZERO;
    for (Line it : lines()) {
      if (it.amount() == null && payable().total() == null)
        throw new NotWritable(NO_AMOUNT.with(it.line()));
      if (it.amount() == null) return null;
      sum = sum.add(it.amount());
    }
    return sum;
  }
}
