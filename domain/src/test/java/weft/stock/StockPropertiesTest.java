package weft.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.stock.StockWords.JIAXIN;
import static weft.stock.StockWords.STOCK;
import static weft.stock.StockWords.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.SampleSize;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.stock.StockCommand.CountStock;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockCommand.ReverseMovement;

/**
 * Stock is a simple sum: the latest count by its moment, plus every later movement that was not
 * reversed. A failure reports the seed.
 */
class StockPropertiesTest {
  private static final int HISTORIES = SampleSize.of(2_000);
  private static final List<StockKey> KEYS =
      List.of(
          StockWords.GOODS,
          StockWords.BATCH,
          StockWords.INSPECTED,
          new StockKey(JIAXIN, StockCategory.FINISHED, StockStatus.USABLE, null, "A-01"));

  private record Counted(Instant at, Quantity quantity) {}

  private record Moved(long number, StockKey key, Instant at, Quantity quantity) {}

  /** All that was taken, written down and added up from the beginning each time. */
  private static final class Reference {
    private final Map<StockKey, Counted> counts = new HashMap<>();
    private final List<Moved> movements = new ArrayList<>();
    private final Set<Long> reversed = new HashSet<>();

    Quantity sum(StockKey key) {
      @Nullable Counted count = counts.get(key);
      Quantity sum = count == null ? Quantity.ZERO : count.quantity();
      for (Moved it : movements)
        if (it.key().equals(key)
            && !reversed.contains(it.number())
            && (count == null || it.at().isAfter(count.at()))) sum = sum.plus(it.quantity());
      return sum;
    }

    void take(StockCommand command, long number) {
      switch (command) {
        case CountStock it -> {
          Counted before = counts.get(it.key());
          if (before == null || !it.at().isBefore(before.at()))
            counts.put(it.key(), new Counted(it.at(), it.quantity()));
        }
        case MoveStock it -> {
          boolean transfer = it.to() != null;
          Quantity out = transfer ? Quantity.ZERO.minus(it.quantity()) : it.quantity();
          movements.add(new Moved(number, it.key(), it.at(), out));
          if (it.to() != null) movements.add(new Moved(number, it.to(), it.at(), it.quantity()));
        }
        case ReverseMovement it -> reversed.add(it.movement());
        case StockCommand.BookDocument _,
            StockCommand.ReportStock _,
            StockCommand.HoldBatch _,
            StockCommand.ReleaseBatch _ ->
            throw new AssertionError();
      }
    }
  }

  @Test
  void any_history_is_the_plain_sum_in_whatever_order_it_was_told() {
    int taken = 0;
    int refused = 0;
    int late = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      PartStock stock = PartStock.NEW;
      Reference reference = new Reference();
      for (int i = 0; i < 40; i++) {
        StockCommand command = command(random, stock);
        List<StockEvent> events;
        try {
          events = stock.decide(command);
        } catch (Refused e) {
          refused++;
          continue;
        }
        for (StockEvent it : events) {
          stock = stock.evolve(it);
          taken++;
          if (it instanceof StockEvent.LateMovementKept) late++;
          reference.take(command, it.number());
        }
        for (StockKey key : KEYS)
          assertThat(stock.holding(key).map(StockHolding::quantity).orElse(Quantity.ZERO))
              .describedAs("seed %d after %d: %s", seed, i, command)
              .isEqualTo(reference.sum(key));
      }
    }
    assertThat(taken).isGreaterThan(SampleSize.of(60_000));
    assertThat(refused).isGreaterThan(SampleSize.of(1_000));
    assertThat(late).isGreaterThan(SampleSize.of(1_000));
  }

  private static StockCommand command(RandomGenerator random, PartStock stock) {
    StockKey key = KEYS.get(random.nextInt(KEYS.size()));
    StockKey to = KEYS.get(random.nextInt(KEYS.size()));
    Instant at = at(random.nextInt(12));
    Quantity quantity = Quantity.of(1 + random.nextInt(20));
    Quantity taken = Quantity.ZERO.minus(quantity);
    String reason = random.nextBoolean() ? "counted badly" : null;
    return switch (random.nextInt(8)) {
      case 0 -> new CountStock(STOCK, key, quantity, "PCE", at, null, reason);
      case 1, 2 -> move(MovementKind.RECEIPT, key, null, quantity, at, reason);
      case 3 -> move(MovementKind.ISSUE, key, null, taken, at, reason);
      case 4 -> move(MovementKind.SCRAP, key, null, taken, at, reason);
      case 5 -> move(MovementKind.TRANSFER, key, to, quantity, at, reason);
      case 6 ->
          move(
              MovementKind.ADJUSTMENT,
              key,
              null,
              random.nextBoolean() ? quantity : taken,
              at,
              reason);
      default ->
          new ReverseMovement(STOCK, 1 + random.nextLong(stock.events() + 1), "a wrong scan");
    };
  }

  private static MoveStock move(
      MovementKind kind,
      StockKey key,
      @Nullable StockKey to,
      Quantity quantity,
      Instant at,
      @Nullable String reason) {
    return new MoveStock(STOCK, kind, key, to, null, quantity, "PCE", at, null, reason);
  }
}
