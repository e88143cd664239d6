package weft.api.balance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import weft.api.balance.reading.BalanceReading.Question;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.Side;
import weft.projections.balance.CountedQuantity;
import weft.projections.balance.PartNumbers;
import weft.projections.balance.change.BalanceChanges.Source;
import weft.projections.parts.PartAgreementRow;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;

/** The inputs at a past position are read once, as long as the cache has room. */
class KnownPastTest {
  private static final PartNumbers NONE = new PartNumbers(true, List.of());

  private final KnownPast past = new KnownPast();
  private final List<Long> read = new ArrayList<>();

  @Test
  void a_position_is_read_once_and_others_by_themselves() {
    for (long position : List.of(7L, 8L, 7L, 8L, 7L)) look(Source.STOCK, position, 1);
    assertThat(read).containsExactly(7L, 8L);
    look(Source.TRADE, 7, 1);
    assertThat(read).containsExactly(7L, 8L, 7L);
  }

  @Test
  void the_least_used_goes_first_and_what_is_too_much_is_not_kept() {
    for (long position : List.of(1L, 2L, 1L, 3L)) look(Source.STOCK, position, 20_000);
    look(Source.STOCK, 1, 20_000);
    look(Source.STOCK, 2, 20_000);
    assertThat(read).containsExactly(1L, 2L, 3L, 2L);
    read.clear();
    for (int i = 0; i < 2; i++) look(Source.STOCK, 9, 30_000);
    assertThat(read).containsExactly(9L, 9L);
  }

  @Test
  void agreements_of_which_nobody_asks_any_more_take_room_as_quantities_do() {
    var small = new KnownPast(100);
    for (int i = 0; i < 10; i++) look(small, agreed(20), 1, 1);
    assertThat(read).hasSize(10);
    var last = agreed(20);
    for (long position : List.of(5L, 6L, 5L, 6L)) look(small, last, position, 1);
    assertThat(read).as("those of now stay").hasSize(12);
    look(small, agreed(60), 5, 1);
    look(small, last, 5, 1);
    assertThat(read).as("too many are not kept, and crowd nobody out").hasSize(13);
  }

  private static PartNumbers agreed(int many) {
    return new PartNumbers(
        true,
        IntStream.range(0, many)
            .mapToObj(
                i ->
                    new PartAgreementRow(
                        "a" + i, "HENGYUE", "JIAXIN", "H" + i, "J" + i, null, 1, 1))
            .toList());
  }

  private void look(Source source, long position, int many) {
    look(past, NONE, source, position, many);
  }

  private void look(KnownPast past, PartNumbers numbers, long position, int many) {
    look(past, numbers, Source.STOCK, position, many);
  }

  private void look(KnownPast past, PartNumbers numbers, Source source, long position, int many) {
    var key =
        new KnownPast.Key(
            new PartyCode("JIAXIN"),
            Side.SUPPLIER,
            new Question("A", "JX1", null),
            source,
            numbers,
            position,
            LocalDate.EPOCH);
    var one =
        new CountedQuantity(
            CountedQuantity.Kind.STOCK,
            "A",
            "JX1",
            null,
            "A",
            null,
            null,
            Bucket.DAY,
            DateKind.DELIVERY,
            true,
            Quantity.of(1),
            "PCE",
            Instant.EPOCH,
            null);
    past.of(
        key,
        () -> {
          read.add(position);
          return Collections.nCopies(many, one);
        });
  }
}
