package weft.api.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.reading.ReadContext;
import weft.certificate.CertificateState;
import weft.certificate.CertificateType;
import weft.parts.RequiredCertificate;
import weft.party.Partnership;
import weft.party.PartyScope;
import weft.projections.certificate.CertificateRow;
import weft.projections.certificate.CertifiedGoods;
import weft.projections.certificate.StandingCertificates;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;

/**
 * The certificates for given goods, and the required certificates that are missing according to the
 * partners' agreement. This record is the JSON.
 *
 * @param lines in the order of the goods in the request
 */
record NeededCertificates(List<Line> lines) {
  private static final int MOST_PARTS = 5_000;

  /**
   * The most that are named, the newest first; limited because each contains all of its results.
   * The missing types do not depend on them.
   */
  private static final int MOST_CERTIFICATES = 500;

  /**
   * A line.
   *
   * @param line from 1
   * @param part the reader's own number; {@code partnerPart} is the other side's
   * @param required the types that are agreed for every delivery of the part
   * @param missing the required types without a certificate in force
   * @param certificates for its goods, in force or not, newest first
   */
  record Line(
      int line,
      String part,
      String partnerPart,
      @Nullable String batch,
      List<String> required,
      List<String> missing,
      List<Named> certificates) {}

  /** A certificate by its number. */
  record Named(String id, String number, String type, CertificateState state, boolean inForce) {
    private static Named of(CertificateRow it) {
      return new Named(it.id(), it.number(), it.type(), it.state(), it.inForce());
    }
  }

  static NeededCertificates of(
      JdbcClient db, ReadContext it, Partnership between, List<CertifiedGoods> goods) {
    String[] parts = goods.stream().map(CertifiedGoods::part).distinct().toArray(String[]::new);
    Map<String, PartAgreementRow> agreed =
        rows(db, it, PartAgreementRow.BOARD, between, parts, MOST_PARTS).stream()
            .collect(Collectors.toMap(PartAgreementRow::part, Function.identity()));
    Map<String, List<CertificateRow>> issued =
        rows(
                db,
                it,
                CertificateRow.BOARD,
                between,
                parts,
                MOST_CERTIFICATES,
                CertifiedGoods.filters(goods))
            .stream()
            .collect(Collectors.groupingBy(CertificateRow::part));
    Map<CertifiedGoods, Set<CertificateType>> inForce =
        StandingCertificates.of(db, it.scope(), it.moment(), between, goods);
    boolean sells = it.scope().role() == PartyScope.Role.SUPPLIER;
    List<Line> lines = new ArrayList<>();
    for (CertifiedGoods one : goods)
      lines.add(
          line(
              lines.size() + 1,
              one,
              agreed.get(one.part()),
              issued.getOrDefault(one.part(), List.of()),
              inForce.getOrDefault(one, Set.of()),
              sells));
    return new NeededCertificates(lines);
  }

  /** Reads rows by the buyer's numbers, under which they are kept. */
  private static <R extends Record & Board.Row<R>> List<R> rows(
      JdbcClient db,
      ReadContext it,
      Board<R> board,
      Partnership between,
      String[] parts,
      int most,
      Filter... narrower) {
    List<Filter> filters = new ArrayList<>(List.of(narrower));
    filters.add(Filter.is("buyer", between.buyer().value()));
    filters.add(Filter.is("supplier", between.supplier().value()));
    filters.add(new Filter("t.part = any(:parts)", "parts", parts));
    return board.reads().list(db, it.scope(), filters, List.of(), it.moment(), most);
  }

  private static Line line(
      int number,
      CertifiedGoods goods,
      @Nullable PartAgreementRow agreed,
      List<CertificateRow> issued,
      Set<CertificateType> inForce,
      boolean sells) {
    List<CertificateRow> its = issued.stream().filter(goods::areOf).toList();
    List<String> required =
        agreed == null
            ? List.of()
            : agreed.terms().certificates().stream()
                .map(RequiredCertificate::type)
                .distinct()
                .toList();
    List<String> missing =
        required.stream()
            .filter(type -> inForce.stream().noneMatch(it -> it.serves(CertificateType.of(type))))
            .toList();
    String suppliers = suppliersPart(goods, agreed);
    return new Line(
        number,
        sells ? suppliers : goods.part(),
        sells ? goods.part() : suppliers,
        goods.batch(),
        required,
        missing,
        its.stream().map(Named::of).toList());
  }

  private static String suppliersPart(CertifiedGoods goods, @Nullable PartAgreementRow agreed) {
    if (goods.supplierPart() != null) return goods.supplierPart();
    return agreed == null ? goods.part() : agreed.supplierPart();
  }
}
