package weft.projections.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.parts.ReadersNumbers.Part;
import weft.projections.rows.Moment;

/** Two parties that supply each other, and use one number for two parts. */
class BothWaysTest {
  private static final PartyScope OEM = PartyScope.viewer(new PartyCode("OEM"));
  private static final Part THEIRS = new Part("FOUNDRY", "4711");

  @Test
  void a_plan_is_named_as_its_buyer_does_and_a_demand_as_its_supplier_does() {
    try (var db = TestDatabase.fresh()) {
      agreement(db, "OEM", "FOUNDRY", "BOUGHT", "4711");
      agreement(db, "FOUNDRY", "OEM", "4711", "SOLD");
      assertThat(named(db, Side.SUPPLIER)).as("a plan of the foundry's").isEqualTo("BOUGHT");
      assertThat(named(db, Side.BUYER)).as("a demand of the foundry's").isEqualTo("SOLD");
    }
  }

  @Test
  void of_a_stranger_who_has_the_same_number_nothing_is_said() {
    try (var db = TestDatabase.fresh()) {
      agreement(db, "OEM", "SMITHY", "FORGED", "4711");
      agreement(db, "SMITHY", "FOUNDRY", "4711", "CAST");
      for (Side side : Side.values()) assertThat(named(db, side)).isEqualTo("4711");
    }
  }

  private static String named(TestDatabase db, Side owners) {
    return new PartyReads(db.pools())
        .inParty(
            OEM, it -> ReadersNumbers.of(it, OEM, Moment.NOW, owners, List.of(THEIRS)).of(THEIRS));
  }

  private static void agreement(
      TestDatabase db, String buyer, String supplier, String part, String supplierPart) {
    db.admin()
        .sql(
            """
            insert into part_agreements (stream, buyer, supplier, part, supplier_part, terms, version, from_position)
            values (:stream, :buyer, :supplier, :part, :supplier_part, '{}', 1, 1)
            """)
        .param("stream", "PartAgreement:" + buyer + ":" + supplier + ":" + part)
        .param("buyer", buyer)
        .param("supplier", supplier)
        .param("part", part)
        .param("supplier_part", supplierPart)
        .update();
  }
}
