package weft.desk;

import weft.desk.PartEvent.PartNamed;
import weft.desk.RequestEvent.RequestAnswered;
import weft.event.StreamType;
import weft.language.Text;

/** The kinds of streams that the desk itself writes. */
public final class DeskStreams {
  public static final StreamType<PartEvent> PART =
      StreamType.of("Part", PartEvent.class)
          .event(
              "part-named",
              PartNamed.class,
              it ->
                  new Text(
                          "Part %s was used for the first time between %s and %s.",
                          "%2$s 与 %3$s 之间首次出现零件 %1$s。")
                      .with(it.part(), it.buyer(), it.supplier()));

  public static final StreamType<RequestEvent> REQUEST =
      StreamType.of("Request", RequestEvent.class)
          .refusing(DeskRefusal.class)
          .event(
              "request-answered",
              RequestAnswered.class,
              it ->
                  new Text("The request was carried out; version %s.", "请求已执行，版本 %s。")
                      .with(it.version()));

  private DeskStreams() {}
}
