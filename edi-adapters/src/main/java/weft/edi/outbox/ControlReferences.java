package weft.edi.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import weft.edi.reader.text.EnvelopeParty;

/** The series of control references from one address to another; sent interchanges have no gap. */
record ControlReferences(JdbcClient db) {
  /** The next reference (UNB 0020, at most 14 characters). */
  String draw(EnvelopeParty from, EnvelopeParty to) {
    long next =
        db.sql(
                """
                insert into control_reference (sender, receiver, last) values (?, ?, 1)
                on conflict (sender, receiver) do update set last = control_reference.last + 1
                returning last
                """)
            .params(address(from), address(to))
            .query(Long.class)
            .single();
    return "%08d".formatted(next);
  }

  /** Returns the reference drawn last; must run in the transaction that drew it. */
  void giveBack(EnvelopeParty from, EnvelopeParty to) {
    db.sql("update control_reference set last = last - 1 where sender = ? and receiver = ?")
        .params(address(from), address(to))
        .update();
  }

  private static String address(EnvelopeParty it) {
    return it.id() + ":" + it.qualifier();
  }
}
