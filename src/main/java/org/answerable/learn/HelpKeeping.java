package org.answerable.learn;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Sha256;

/** What the office says of organizations that help, one at a time. */
@UseCase
public class HelpKeeping {
    @Inject
    HelpBook book;

    @Inject
    Directory directory;

    /**
     * One of them.
     *
     * @param own whether the office wrote it
     * @param seen stands for what is there now: given with a change, it says on what that rests
     */
    public record Kept(HelpWanted entry, boolean own, String seen) {}

    /** All, retired ones too: the product's in their order, then those that the office added. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public List<Kept> all() {
        return new ArrayList<>(kept().values());
    }

    /** One of them. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public Kept one(String id) {
        Kept one = kept().get(id);
        if (one == null) {
            throw new Refusal.NotFound();
        }
        return one;
    }

    private Map<String, Kept> kept() {
        Map<String, Kept> kept = new LinkedHashMap<>();
        Help.all().forEach(help -> kept.put(help.id(), kept(HelpWanted.of(help), false)));
        book.present().forEach(entry -> kept.put(entry.id(), kept(entry, true)));
        return kept;
    }

    private static Kept kept(HelpWanted entry, boolean own) {
        return new Kept(entry, own, Sha256.hex(entry.json().getBytes(StandardCharsets.UTF_8), 8));
    }

    /**
     * Adds one.
     *
     * @param fields as the directory's file has them
     * @throws Refusal.Invalid with every fault
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public void add(Map<String, ?> fields) {
        List<Fault> faults = new ArrayList<>();
        HelpWanted wanted = HelpWanted.read(fields, "", directory::fips, faults);
        if (kept().containsKey(wanted.id())) {
            faults.add(new Fault("/id", "learn.help.fault.twice", wanted.id()));
        }
        write(wanted, faults);
    }

    /**
     * Changes one, or retires it ({@code active}).
     *
     * @throws Refusal.Invalid with every fault
     * @throws Refusal.Conflict where somebody changed it meanwhile
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public void change(String id, Map<String, ?> fields, String seen) {
        book.lock(id);
        Kept before = one(id);
        Map<String, Object> whole = new LinkedHashMap<>(fields);
        whole.put("id", id);
        whole.putIfAbsent("active", before.entry().active());
        List<Fault> faults = new ArrayList<>();
        HelpWanted wanted = HelpWanted.read(whole, "", directory::fips, faults);
        if (faults.isEmpty() && !before.seen().equals(seen)) {
            throw new Refusal.Conflict("learn.help.fault.changed");
        }
        write(wanted, faults);
    }

    /** Shows it to readers no more, or again. */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public void show(String id, boolean whether) {
        book.lock(id);
        book.become(List.of(one(id).entry().active(whether)));
    }

    private void write(HelpWanted wanted, List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        book.become(List.of(wanted));
    }
}
