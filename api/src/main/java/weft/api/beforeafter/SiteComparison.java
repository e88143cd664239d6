package weft.api.beforeafter;

import static weft.api.beforeafter.BeforeAfterAnswer.quantity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.api.beforeafter.BeforeAfterAnswer.ComparedFigure;
import weft.api.beforeafter.BeforeAfterAnswer.FigureChange;
import weft.api.beforeafter.BeforeAfterAnswer.FigureOfPeriod;
import weft.api.beforeafter.BeforeAfterAnswer.FigurePoint;
import weft.api.beforeafter.BeforeAfterAnswer.TimedLine;
import weft.beforeafter.DeliveredLine;
import weft.beforeafter.HubPeriod;
import weft.beforeafter.Measured;
import weft.beforeafter.Measured.Unknown;
import weft.beforeafter.SiteFigure;
import weft.beforeafter.SiteStock;
import weft.beforeafter.StatedBefore;
import weft.beforeafter.StatedMonth;

/**
 * Puts stated and measured figures side by side.
 *
 * @param stocks the stock at the end of each day of measurement
 * @param stockLinks to the portal's stock at that moment
 */
record SiteComparison(
    StatedBefore stated,
    MeasuredSite site,
    Map<LocalDate, SiteStock> stocks,
    Map<LocalDate, String> stockLinks) {
  private static final String STATED_LINK = "/before-after#stated";
  private static final int MOST_LINES = 100;
  private static final String ORDERS_LINK = "/orders";
  private static final String STOCK_LINK = "/stock";

  List<ComparedFigure> figures() {
    return Stream.of(SiteFigure.values()).map(this::figure).toList();
  }

  private ComparedFigure figure(SiteFigure figure) {
    Measured before = stated.mean(figure);
    Measured first = measured(figure, site.first());
    Measured last = measured(figure, site.last());
    return new ComparedFigure(
        figure.code(),
        figure.definition(),
        stated(figure, before),
        shown(figure, site.first(), first),
        shown(figure, site.last(), last),
        change(before, first, last));
  }

  private static @Nullable FigureChange change(Measured before, Measured first, Measured last) {
    boolean over = last.value() != null;
    BigDecimal percent = before.changeTo(over ? last : first);
    return percent == null ? null : new FigureChange(over ? "last" : "first", percent);
  }

  private FigureOfPeriod stated(SiteFigure figure, Measured mean) {
    List<FigurePoint> points = new ArrayList<>();
    for (StatedMonth it : stated.months())
      points.add(FigurePoint.of(it.lastDay(), StatedBefore.of(it, figure), STATED_LINK));
    return new FigureOfPeriod(
        false,
        quantity(mean.value()),
        mean.unit(),
        mean.unknown(),
        stated.from(),
        stated.until(),
        null,
        null,
        mean.basis(),
        STATED_LINK,
        points,
        null,
        true);
  }

  private Measured measured(SiteFigure figure, @Nullable HubPeriod period) {
    if (period == null)
      return Measured.unknown(site.firstDay() == null ? Unknown.NOT_STARTED : Unknown.TOO_EARLY);
    if (figure != SiteFigure.LEAD_TIME)
      return SiteStock.mean(
          period.parts(site.today()).stream().map(it -> stock(figure, it.until())).toList());
    return leadTime(period, period);
  }

  private Measured leadTime(HubPeriod whole, HubPeriod part) {
    MeasuredSite.Lines lines = site.lines().get(whole);
    List<DeliveredLine> all = lines == null ? List.of() : lines.all();
    return all == null ? Measured.unknown(Unknown.TOO_MANY) : DeliveredLine.leadTime(all, part);
  }

  private Measured stock(SiteFigure figure, LocalDate on) {
    SiteStock stock = stocks.get(on);
    if (stock == null) return Measured.unknown(Unknown.NO_STOCK);
    return figure == SiteFigure.STOCK_VALUE ? stock.value() : stock.daysOfStock();
  }

  private FigureOfPeriod shown(SiteFigure figure, @Nullable HubPeriod period, Measured it) {
    boolean leads = figure == SiteFigure.LEAD_TIME;
    List<FigurePoint> points = List.of();
    List<DeliveredLine> lines = leads && period != null ? lines(period) : List.of();
    if (period != null) {
      points =
          period.parts(site.today()).stream().map(part -> point(figure, period, part)).toList();
    }
    return new FigureOfPeriod(
        true,
        quantity(it.value()),
        it.unit(),
        it.unknown(),
        period == null ? null : period.from(),
        period == null ? null : period.until(),
        period == null ? null : period.begun(site.today()),
        quantity(it.coverage()),
        it.basis(),
        leads ? ORDERS_LINK : points.isEmpty() ? STOCK_LINK : points.getLast().link(),
        points,
        leads ? lines.stream().limit(MOST_LINES).map(TimedLine::of).toList() : null,
        lines.size() <= MOST_LINES);
  }

  /** The latest first. */
  private List<DeliveredLine> lines(HubPeriod period) {
    MeasuredSite.Lines lines = site.lines().get(period);
    if (lines == null || lines.all() == null) return List.of();
    return lines.all().stream()
        .filter(it -> period.contains(it.left()))
        .sorted(
            Comparator.comparing(DeliveredLine::left)
                .reversed()
                .thenComparing(DeliveredLine::order)
                .thenComparing(DeliveredLine::line))
        .toList();
  }

  private FigurePoint point(SiteFigure figure, HubPeriod period, HubPeriod part) {
    LocalDate on = part.until();
    if (figure == SiteFigure.LEAD_TIME)
      return FigurePoint.of(on, leadTime(period, part), ORDERS_LINK);
    return FigurePoint.of(on, stock(figure, on), stockLinks.getOrDefault(on, STOCK_LINK));
  }
}
