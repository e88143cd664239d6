package weft.deploy.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;

/**
 * Items that demo users have already taken in hand, so that their colleagues see who works on them.
 */
public record DemoHands(JdbcClient writer) {
  private static final String PLANNER = "planner@jiaxin";

  /** Takes the items once; an item that someone took meanwhile stays theirs. */
  public void take() {
    take(JIAXIN, "run-outs", "JX1|JX-881", PLANNER);
    writer
        .sql(
            """
            select d.schedule, l.due::text as due, l.ordinal
            from call_off_line l join delivery_schedule d using (schedule_no)
            where d.buyer = ? and d.supplier = ? and l.state = 'short'
            order by l.due, l.schedule_no limit 1
            """)
        .params(HENGYUE.value(), JIAXIN.value())
        .query((row, _) -> id(row.getString(1)) + "|" + row.getString(2) + "|" + row.getInt(3))
        .optional()
        .ifPresent(it -> take(JIAXIN, "call-offs", it, PLANNER));
    writer
        .sql("select id from interchange where viewer = ? and reference = 'DHH-AGAIN'")
        .params(HENGYUE.value())
        .query(String.class)
        .optional()
        .ifPresent(it -> take(HENGYUE, "interchanges", it, "edi@hengyue"));
  }

  private void take(PartyCode party, String list, String row, String login) {
    writer
        .sql(
            "insert into in_hand (owner, list, item, taken_by) values (?, ?, ?, ?) on conflict do"
                + " nothing")
        .params(party.value(), list, row, DemoPerson.with(login).code().value())
        .update();
  }

  /** The stream's id in the API. */
  private static String id(String stream) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(stream.getBytes(UTF_8));
  }
}
