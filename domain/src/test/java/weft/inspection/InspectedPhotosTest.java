package weft.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.inspection.Inspected.GOODS;
import static weft.inspection.Inspected.ID;
import static weft.inspection.Inspected.INSPECTOR;
import static weft.inspection.Inspected.SECOND;
import static weft.inspection.Inspected.after;
import static weft.inspection.Inspected.begun;
import static weft.inspection.Inspected.bore;
import static weft.inspection.Inspected.cracks;
import static weft.inspection.Inspected.fixed;
import static weft.inspection.Inspected.pieces;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Refusal;
import weft.event.Refused;
import weft.inspection.InspectionCommand.DecideInspection;
import weft.inspection.InspectionCommand.EraseInspectionPhoto;
import weft.inspection.InspectionCommand.OverruleInspection;
import weft.inspection.InspectionCommand.PhotographInspected;
import weft.inspection.InspectionEvent.InspectionPhotoErased;
import weft.inspection.InspectionEvent.InspectionPhotographed;
import weft.inspection.InspectionRefusal.NoSuchInspection;
import weft.inspection.InspectionRefusal.NoSuchPhoto;
import weft.inspection.InspectionRefusal.PhotoElsewhere;
import weft.inspection.InspectionRefusal.PhotoOfUnknownCharacteristic;
import weft.inspection.InspectionRefusal.PhotosFull;
import weft.party.PartyCode;
import weft.photo.Photo;

/** Photos stand with an inspected characteristic, each image once, in a bounded number. */
class InspectedPhotosTest {
  private static final PhotosFull FULL = new PhotosFull(4, 100);

  private static Photo photo(String sha256) {
    return new Photo(sha256, "image/jpeg", 40_000, 1600, 1200);
  }

  private static PhotographInspected taken(
      String characteristic, @Nullable String piece, String sha256) {
    return new PhotographInspected(ID, characteristic, piece, photo(sha256), INSPECTOR);
  }

  private static EraseInspectionPhoto erased(String sha256) {
    return new EraseInspectionPhoto(ID, sha256, "Shows a face.", SECOND);
  }

  private static Inspection open(InspectionCommand... commands) {
    return after(begun(30, bore(fixed(2)), cracks(fixed(2))), commands);
  }

  private static void refused(Inspection state, InspectionCommand command, Refusal refusal) {
    assertThatThrownBy(() -> state.decide(command))
        .isInstanceOf(Refused.class)
        .extracting(it -> ((Refused) it).refusal())
        .isEqualTo(refusal);
  }

  @Test
  void a_photo_stands_with_a_characteristic_of_the_plan_and_the_same_again_changes_nothing() {
    assertThat(open().decide(taken("CRACK", "2", "a")))
        .containsExactly(
            new InspectionPhotographed(ID, GOODS, "CRACK", "2", photo("a"), INSPECTOR));
    var one = open(taken("CRACK", "2", "a"));
    assertThat(one.decide(taken("CRACK", "2", "a"))).isEmpty();
    refused(one, taken("CRACK", "3", "a"), new PhotoElsewhere("CRACK"));
    refused(one, taken("CRACK", null, "a"), new PhotoElsewhere("CRACK"));
    refused(one, taken("PORES", null, "b"), new PhotoOfUnknownCharacteristic("PORES"));
    refused(Inspection.NEW, taken("CRACK", null, "b"), new NoSuchInspection());
  }

  @Test
  void a_piece_has_four_photos_of_a_characteristic_and_an_erased_one_makes_room() {
    var four =
        open(
            taken("CRACK", "2", "a"),
            taken("CRACK", "2", "b"),
            taken("CRACK", "2", "c"),
            taken("CRACK", "2", "d"));
    refused(four, taken("CRACK", "2", "e"), FULL);
    assertThat(four.decide(taken("CRACK", "1", "e"))).hasSize(1);
    assertThat(four.decide(taken("BORE", "2", "e"))).hasSize(1);
    assertThat(four.decide(taken("CRACK", null, "e"))).hasSize(1);
    refused(four, erased("e"), new NoSuchPhoto());
    assertThat(four.decide(erased("a")))
        .containsExactly(new InspectionPhotoErased(ID, GOODS, "a", "Shows a face.", SECOND));
    var three = open(taken("CRACK", "2", "a"), erased("a"));
    refused(three, erased("a"), new NoSuchPhoto());
    assertThat(three.hasPhoto("a")).isFalse();
    assertThat(three.decide(taken("BORE", "1", "a"))).as("elsewhere, after erasure").hasSize(1);
  }

  @Test
  void an_inspection_has_a_hundred_photos_with_those_that_were_erased() {
    List<InspectionCommand> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(taken("CRACK", Integer.toString(i), "a" + i));
      all.add(erased("a" + i));
    }
    var full = open(all.toArray(InspectionCommand[]::new));
    assertThat(full.photos()).hasSize(100);
    refused(full, taken("CRACK", "1", "b"), FULL);
    assertThat(full.decide(taken("CRACK", "1", "a7"))).as("takes its own place").hasSize(1);
  }

  @Test
  void a_photo_comes_after_the_decision_too_and_who_took_it_may_overrule() {
    var decided =
        open(
            pieces(2, 0),
            Inspected.results(Inspected.said("1", "passed"), Inspected.said("2", "failed")),
            new DecideInspection(ID, null, INSPECTOR));
    var photographed = new PhotographInspected(ID, "CRACK", "2", photo("a"), SECOND);
    assertThat(decided.decide(photographed)).hasSize(1);
    var then = decided.evolve(decided.decide(photographed).getFirst());
    assertThat(then.verdict()).isEqualTo(decided.verdict());
    var overrule = new OverruleInspection(ID, Conformity.PASSED, "A scratch only.", SECOND);
    assertThat(then.decide(overrule)).hasSize(1);
  }

  @Test
  void a_customer_reads_in_the_history_neither_the_photo_nor_its_place() {
    var customer = new PartyCode("HENGYUE");
    InspectionEvent added = open().decide(taken("CRACK", "2", "a")).getFirst();
    InspectionEvent gone = open(taken("CRACK", "2", "a")).decide(erased("a")).getFirst();
    assertThat(added.asReadBy(ID.owner())).isEqualTo(added);
    assertThat(added.asReadBy(customer))
        .isEqualTo(new InspectionPhotographed(ID, GOODS, null, null, null, null));
    assertThat(gone.asReadBy(customer))
        .isEqualTo(new InspectionPhotoErased(ID, GOODS, null, null, null));
  }
}
