package weft.api.cockpit;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import weft.api.balance.Shortage;

/**
 * Parts that run out, and parts below their agreed minimum.
 *
 * @param runOuts within 14 days
 * @param belowMinimum today
 * @param next those that run out first
 */
@Schema(
    description =
        "Parts that run out within 14 days, and those below the agreed minimum today (null,"
            + " `no-minimum`, where none is agreed).")
record StockState(
    Figure runOuts,
    Figure belowMinimum,
    @Schema(description = "At most five.") List<NextRunOut> next) {
  private static final int DAYS = 14;
  private static final int FEW = 5;

  /** A part that runs out. */
  record NextRunOut(String part, String site, LocalDate on, String link) {}

  /**
   * Counts the parts of a site.
   *
   * @param all in the order in which they run out
   */
  static StockState of(List<Shortage> all, String site) {
    List<Shortage> here = all.stream().filter(it -> it.site().equals(site)).toList();
    List<Shortage> soon = here.stream().filter(StockState::isSoon).toList();
    long below = here.stream().filter(StockState::isBelow).count();
    return new StockState(
        Figure.of(soon.size(), "/run-outs?show=short"),
        here.stream().anyMatch(Shortage::minimum)
            ? Figure.of(below, "/run-outs")
            : Figure.unknown("no-minimum", "/run-outs"),
        soon.stream().limit(FEW).map(StockState::next).toList());
  }

  private static boolean isSoon(Shortage it) {
    return it.runOut() != null && it.runOut().isBefore(it.today().plusDays(DAYS));
  }

  private static boolean isBelow(Shortage it) {
    return it.belowMinimum() != null && !it.belowMinimum().isAfter(it.today());
  }

  private static NextRunOut next(Shortage it) {
    LocalDate on = requireNonNull(it.runOut());
    return new NextRunOut(
        it.part(),
        it.site(),
        on,
        "/balance?part=%s&site=%s".formatted(encoded(it.part()), encoded(it.site())));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
