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
 * A document on its way from who stated it.
 *
 * @param told when the hub was told, for messages that must bear a date where it has none
 * @param replaces whether the receiver was sent another version of it before
 * @param sites whose addresses stand with where goods come from and go to
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

  /** Whole or not at all. */
  public StatedDocument {
    int lines = document.lines().size();
    if (document.lineCount() > lines)
      throw new NotWritable(TOO_LONG.with(document.lineCount(), lines));
  }

  public StatedDocument(
      BusinessDocument document, PartyCode sender, LocalDate told, TheirNames names) {
    this(document, sender, told, names, false);
  }

  /** Of which nobody knows where its sites are. */
  public StatedDocument(
      BusinessDocument document,
      PartyCode sender,
      LocalDate told,
      TheirNames names,
      boolean replaces) {
    this(document, sender, told, names, replaces, KnownSites.NONE);
  }

  /** Where the goods of a despatch advice go; null where nobody said. */
  @Nullable Address shipToAddress() {
    return address(document.partnership().buyer(), document.shipTo());
  }

  /** Where they come from; likewise. */
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
   * What it does to what the receiver has: an original sent before is replaced by being read anew.
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

  /** What it refers to beside what its lines name themselves. */
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

  /** The order of all lines; "" where they belong to several, or one to none. */
  String onlyOrder() {
    List<String> orders = lines().stream().map(it -> orNone(it.order())).distinct().toList();
    return orders.size() == 1 ? orders.getFirst() : "";
  }

  /** The buyer's number in the receiver's words; "" where only the supplier's is given. */
  String part(Line line) {
    String part = line.part();
    return part == null || part.equals(line.supplierPart()) ? "" : names.part(part);
  }

  /** The site the goods go to in the receiver's words; null where none is named. */
  @Nullable String shipTo() {
    String site = document.shipTo();
    return site == null ? null : names.site(site);
  }

  /** "" where there is none. */
  static String orNone(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** What it asks for; nothing where it does not say. */
  Payable payable() {
    Payable stated = document.payable();
    return stated == null ? new Payable(List.of(), null, null) : stated;
  }

  /** All taxes together; null where one of them has no amount and nothing speaks of all. */
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
   * What its total has beside lines and taxes, such as freight, or less where it is below zero: the
   * hub keeps none of it by itself. Null where there is nothing, but for what each of them is
   * rounded by, and where it cannot be told.
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
   * All that the lines charge; null where one says no amount, which needs a total to be an invoice.
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
