package weft.projections.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.certificate.CertificateType;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.rows.Moment;

/** The types of the certificates in force for goods. */
class StandingCertificatesTest {
  private static final PartyCode BUYER = new PartyCode("HENGYUE");
  private static final PartyCode SUPPLIER = new PartyCode("JIAXIN");
  private static final CertifiedGoods OF_BATCH = new CertifiedGoods("A", null, "B", "O");
  private static final CertifiedGoods OF_ORDER = new CertifiedGoods("A", null, null, "O");
  private static final CertifiedGoods UNNAMED = new CertifiedGoods("A", null, null, null);

  private static TestDatabase db;
  private static PartyReads reads;

  @BeforeAll
  static void certificates() {
    db = TestDatabase.fresh();
    reads = new PartyReads(db.pools());
    issued(1, "3.1", "issued", "[\"B\"]", null, 1, 0);
    issued(2, "3.2", "awaits-validation", "[\"B\"]", null, 1, 0);
    issued(3, "2.1", "issued", "[]", "O", 1, 0);
    issued(4, "analysis", "accepted", "[]", null, 1, 0);
    issued(5, "conformity", "accepted", "[]", null, 1, 0);
    issued(1_000, "2.2", "issued", "[\"B\", \"C\"]", null, 700, 2);
  }

  @AfterAll
  static void close() {
    db.close();
  }

  private static void issued(
      int from,
      String type,
      String state,
      String batches,
      @Nullable String order,
      int many,
      int day) {
    db.admin()
        .sql(
            """
            insert into certificates (stream, buyer, supplier, number, type, state, issued, part, partner_part, quantity, unit, batches,
              order_number, results, validations, reasons, sha256, issued_at, version, from_position)
            select 'Certificate:JIAXIN:' || n, 'HENGYUE', 'JIAXIN', n, :type, :state, date '2026-12-01' + :day, 'A', 'J-A', 20, 'PCE',
              :batches::jsonb, :ordered::text, '[]', '[]', '[]', '', now(), 1, n
            from generate_series(:first::int, :first + :many - 1) n
            """)
        .param("first", from)
        .param("type", type)
        .param("state", state)
        .param("batches", batches)
        .param("ordered", order)
        .param("many", many)
        .param("day", day)
        .update();
  }

  private static Map<CertifiedGoods, Set<CertificateType>> read(Moment moment) {
    var scope = PartyScope.of(SUPPLIER, Side.SUPPLIER);
    return reads.inParty(
        scope,
        it ->
            StandingCertificates.of(
                it,
                scope,
                moment,
                new Partnership(BUYER, SUPPLIER),
                List.of(OF_BATCH, OF_ORDER, UNNAMED, OF_BATCH)));
  }

  @Test
  void a_certificate_is_found_however_many_newer_ones_there_are() {
    assertThat(read(Moment.NOW).get(OF_BATCH))
        .contains(CertificateType.INSPECTION, CertificateType.TEST_REPORT)
        .doesNotContain(CertificateType.WITNESSED_INSPECTION);
  }

  @Test
  void without_batches_it_covers_its_order_and_without_both_all_but_a_specific_inspection() {
    assertThat(read(Moment.NOW))
        .containsEntry(OF_ORDER, Set.of(CertificateType.DECLARATION, CertificateType.CONFORMITY))
        .containsEntry(UNNAMED, Set.of(CertificateType.CONFORMITY));
  }

  @Test
  void a_past_moment_has_the_certificates_of_that_moment() {
    assertThat(read(new Moment(1L)))
        .containsOnly(Map.entry(OF_BATCH, Set.of(CertificateType.INSPECTION)));
  }
}
