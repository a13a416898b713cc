package dev.lever4j.it.faults.rows;

import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.error.RefreshOutcomeUnknownException;
import dev.lever4j.it.faults.cell.Case;
import dev.lever4j.it.faults.cell.Op;
import dev.lever4j.it.faults.cell.Turn.Fault;
import java.util.ArrayList;
import java.util.List;

/** One fault, met by each kind of call. */
final class Spoiled {
    private Spoiled() {}

    /** An answer that breaks off: reads are tried again, and writes never. */
    static List<Case> lost(String name, Fault fault) {
        return List.of(
                Case.on(Op.LIST, name + ", once").once(fault).ok(2),
                Case.on(Op.GET, name + ", for ever").always(fault).fails(ConnectionLostException.class, 3),
                Case.on(Op.POST, name)
                        .once(fault)
                        .fails(OutcomeUnknownException.class, ConnectionLostException.class, 1),
                Case.on(Op.DOWNLOAD, name + ", once").once(fault).ok(2),
                Case.on(Op.REFRESH, name).once(fault).fails(RefreshOutcomeUnknownException.class, 1));
    }

    /** An answer that makes no sense: nothing is tried again. */
    static List<Case> malformed(String name, Fault fault) {
        List<Case> cases = new ArrayList<>(nonsense(name, fault));
        cases.add(Case.on(Op.DOWNLOAD, name).always(fault).fails(MalformedResponseException.class, 1));
        return cases;
    }

    /** The same, where it is no fault of a file. */
    static List<Case> nonsense(String name, Fault fault) {
        return nonsense(name, fault, MalformedResponseException.class);
    }

    static List<Case> nonsense(String name, Fault fault, Class<? extends LeverException> type) {
        return List.of(
                Case.on(Op.LIST, name).always(fault).fails(type, 1),
                Case.on(Op.GET, name).always(fault).fails(type, 1),
                Case.on(Op.POST, name).always(fault).fails(OutcomeUnknownException.class, type, 1),
                Case.on(Op.REFRESH, name).once(fault).fails(RefreshOutcomeUnknownException.class, 1));
    }

    /** Something that does not matter. */
    static List<Case> harmless(String name, Fault fault) {
        return List.of(
                Case.on(Op.LIST, name).always(fault).ok(1),
                Case.on(Op.GET, name).always(fault).ok(1),
                Case.on(Op.POST, name).always(fault).ok(1),
                Case.on(Op.DOWNLOAD, name).always(fault).ok(1),
                Case.on(Op.REFRESH, name).always(fault).ok(1));
    }
}
