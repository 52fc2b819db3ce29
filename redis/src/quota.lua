-- The state of one quota, and the one call that every process makes.
--
-- A slot is the right to have one request that counts. There are `limit` slots. Each is free,
-- held by a process (reserved, under way, or ended without a report), or cooling until a time.
-- All times are microseconds of Redis' clock.
--
-- Numbers become text only through `S`: Lua itself writes 14 digits.
local STATE, COOLING, LEASES, ABSENT, WAITING, MEMBERS = unpack(KEYS)
local S = function(n) return string.format('%.0f', n) end
local call = redis.call

local now = tonumber(ARGV[1]) -- only tests state it
if not now then
  local time = call('TIME')
  now = time[1] * 1000000 + time[2]
end
local limit, window, lease = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local id, seq, answered = ARGV[5], tonumber(ARGV[6]), tonumber(ARGV[7])
local epoch, next_epoch = ARGV[8], ARGV[9]
local holds, ask = tonumber(ARGV[10]), tonumber(ARGV[11])
local is_full = string.find(ARGV[12], 'f', 1, true)
local keeps = string.find(ARGV[12], 'k', 1, true) -- slots that it got before it reports
local was_member = string.find(ARGV[12], 'm', 1, true) -- when it last got slots
local leaves = string.find(ARGV[12], 'l', 1, true)
local is_new_connection = string.find(ARGV[12], 'c', 1, true)
local saw_outage = string.find(ARGV[12], 'o', 1, true)
local seen, age = tonumber(ARGV[13]), tonumber(ARGV[14])
local pause_op, pause_left, spread_left = ARGV[15], tonumber(ARGV[16]), tonumber(ARGV[17])
local last_epoch = ARGV[18] -- the last one in which this process got slots
local absent_left = tonumber(ARGV[19]) -- how long it knew requests of absent processes to count
local FIRST_RELEASE = 20

local state = {}
local fields = call('HGETALL', STATE)
for i = 1, #fields, 2 do state[fields[i]] = fields[i + 1] end
local is_damaged, is_kept
local function number(name) return tonumber(state[name] or 0) end

local function sizes()
  return table.concat({
    call('ZCARD', COOLING), call('ZCARD', LEASES), call('ZCARD', ABSENT), call('HLEN', MEMBERS),
  }, ':')
end

local function member(of)
  local packed = call('HGET', MEMBERS, of)
  return packed and cmsgpack.unpack(packed)
end

local function remove(of, held)
  state.held = number('held') - held
  call('ZREM', LEASES, of)
  call('ZREM', WAITING, of)
  call('HDEL', MEMBERS, of)
end

local function save()
  state.now, state.sizes = S(now), sizes()
  local pairs_of = {}
  for name, value in pairs(state) do
    pairs_of[#pairs_of + 1] = name
    pairs_of[#pairs_of + 1] = type(value) == 'number' and S(value) or value
  end
  call('HSET', STATE, unpack(pairs_of))
  -- Longer than anything in the state counts.
  local left = 2 * (number('lease') + number('window')) + math.max(0, number('pause') - now)
  for _, key in ipairs(KEYS) do call('PEXPIRE', key, S(left / 1000 + 60000)) end
end

-- A new epoch: every process states anew what it uses before it gets slots.
local function begin(recovers, before)
  state.prev = before
  state.epoch = next_epoch
  state.kept = is_kept and '1' or '0'
  state.rec, state.recfrom, state.reclast, state.died = 0, 0, 0, 0
  if recovers then
    state.recfrom = now
    state.rec = now + math.max(lease, number('lease')) + math.max(window, number('window'))
  end
  for name in pairs(state) do
    if string.find(name, '^[rxy]:') then
      call('HDEL', STATE, name)
      state[name] = nil
    end
  end
end

-- Redis' clock was set back: nothing may count for longer than it would have.
local function clamp()
  for _, of in ipairs(call('ZRANGEBYSCORE', COOLING, '(' .. S(now + window), '+inf')) do
    call('ZADD', COOLING, S(now + window), of)
  end
  for _, of in ipairs(call('ZRANGEBYSCORE', LEASES, '(' .. S(now + number('lease')), '+inf')) do
    call('ZADD', LEASES, S(now + number('lease')), of)
  end
  local back = number('now') - now
  for _, name in ipairs({ 'rec', 'recfrom', 'reclast', 'pause', 'spread', 'outage' }) do
    if number(name) > 0 then state[name] = number(name) - back end
  end
end

-- A dead process may have used all that it held until the end of its lease.
local function expire()
  local dead = call('ZRANGEBYSCORE', LEASES, '-inf', S(now), 'WITHSCORES')
  for i = 1, #dead, 2 do
    local of, free = dead[i], tonumber(dead[i + 1]) + number('window')
    local record = member(of)
    local held = record and record.held or 0
    for k = 1, free > now and held or 0 do
      call('ZADD', COOLING, S(free), of .. ':dead:' .. S(free) .. ':' .. k)
    end
    remove(of, held)
    call('ZADD', ABSENT, S(tonumber(dead[i + 1]) - number('lease')), of) -- its last call
  end
  return #dead / 2
end

is_damaged = state.sizes and state.sizes ~= sizes()
is_kept = state.epoch and not is_damaged
if not is_kept then
  -- Redis lost something: evicted or flushed keys.
  for _, key in ipairs({ LEASES, WAITING, MEMBERS }) do call('DEL', key) end
  state.held = 0
end
if state.epoch and now < number('now') then clamp() end
local had_record = call('HEXISTS', MEMBERS, id) == 1
local died = state.epoch and expire() or 0
call('ZREMRANGEBYSCORE', COOLING, '-inf', S(now))

if state.epoch and (number('limit') ~= limit or number('window') ~= window) then
  if call('ZCARD', LEASES) > 0 then
    save()
    return { 'other', number('limit'), number('window') }
  end
end
state.limit, state.window = limit, window
state.lease = math.max(lease, number('lease'))

local me = member(id)
if me and seq <= me.seq then
  save()
  return { 'stale' }
end

-- A restart of Redis or a failover may have lost the last writes.
local run = ''
if is_new_connection then
  local info = redis.pcall('INFO', 'server')
  info = type(info) == 'string' and info or ''
  run = string.match(info, 'run_id:(%x+)') or ''
  -- Processes of before may not have had the time to come back.
  saw_outage = saw_outage or string.find(info, 'uptime_in_seconds:0\r', 1, true)
end
local restarted = run ~= '' and (state.run or '') ~= '' and run ~= state.run
if run ~= '' then state.run = run end

local is_newcomer = epoch == ''
-- Processes whose leases ended a short time ago. They may be back soon, and use their shares if
-- Redis goes away again before.
local absence = 2 * state.lease + window
if is_new_connection and not is_newcomer then state.outage = now end
-- With frequent outages, they may take longer.
local kept = now - number('outage') > absence and absence or 4 * absence
call('ZREMRANGEBYSCORE', ABSENT, '-inf', S(now - kept))

if not state.epoch then
  begin(not is_newcomer or saw_outage, epoch)
elseif is_damaged then
  begin(true, state.epoch)
elseif restarted and call('ZCARD', LEASES) > 0 then
  begin(true, state.epoch)
elseif died > 0 and call('ZCARD', LEASES) == 0 then
  -- Nobody could call for a lease. Those who were away use their shares and come back.
  local last = state.epoch
  begin(true, is_newcomer and '' or last)
  state.died, state.last = died, last
elseif number('rec') == 0 and not is_full then
  local is_unknown = epoch ~= state.epoch and not string.find(state.prev, epoch, 1, true)
  if not is_newcomer and is_unknown then
    begin(true, epoch .. ' ' .. state.epoch)
  elseif me and me.seq < answered then
    begin(true, state.epoch)
  end
end

-- The dead may have used their shares during the outage.
if saw_outage and number('rec') > 0 and number('died') > 0 then
  local name = 'x:' .. state.last
  state[name] = math.max(number(name), number('died'))
end

-- Whether every process that may use slots has stated what it uses: those with a lease, and as
-- many of each earlier epoch (`r:`) as a process of that epoch knew (`x:`).
local function have_all_reported()
  for name, expected in pairs(state) do
    if string.find(name, '^x:') and number('r:' .. string.sub(name, 3)) < tonumber(expected) then
      return false
    end
  end
  local leases = call('ZRANGE', LEASES, 0, -1)
  for _, of in ipairs(leases) do
    local record = member(of)
    if record and record.epoch ~= state.epoch then return false end
  end
  return #leases > 0
end

-- When the recovery ends, if nothing more happens. Processes that were too new to be known to
-- the others have called by then.
local function recovery_end()
  if not have_all_reported() then return number('rec') end
  local settled = number('recfrom') + math.min(state.lease / 3, 1000000)
  return math.min(number('rec'), math.max(settled, number('reclast')))
end

local function recovered()
  if number('rec') > 0 and now >= recovery_end() then
    state.rec = 0
    redis.pcall('PUBLISH', STATE, 'n')
  end
end

local is_current = me and me.epoch == state.epoch
recovered()
-- A process that reports after the others went on has lost the slots that it keeps.
local is_too_late = keeps and number('rec') == 0 and not is_current
local has_reported = is_full and epoch == state.epoch and not is_too_late
if not is_newcomer and not has_reported and (is_full or not is_current) then
  save()
  -- Others went on after its lease had ended, so that they may have its slots and its share.
  local is_lost = number('rec') == 0 or not had_record and state.kept == '1'
  return { 'report', state.epoch, is_lost and 1 or 0 }
end

-- From here on the call counts.
if not is_current then
  call('ZREM', ABSENT, id)
  if is_full and number('rec') > 0 and not state['y:' .. id] then
    state['y:' .. id] = 1 -- a process whose lease ended reports again
    state['r:' .. last_epoch] = number('r:' .. last_epoch) + (was_member and 1 or 0)
    state['x:' .. last_epoch] = math.max(number('x:' .. last_epoch), seen, 1)
    state.reclast = math.max(number('reclast'), now + absent_left)
  end
  me = me or { held = 0, seq = 0, grants = {} }
  me.epoch, me.ends = state.epoch, 0
  -- Since when the others know of it. They do not if they went on without it.
  me.since = number('rec') > 0 and now - age or now
end
if me.seq > answered then
  -- The last answer did not arrive, so nobody uses what it granted.
  for i, due in ipairs(me.grants) do
    if due > now then call('ZADD', COOLING, S(due), id .. ':back:' .. S(me.seq) .. ':' .. i) end
  end
end
local known = me.ends
for i = FIRST_RELEASE, #ARGV, 2 do
  local release = tonumber(ARGV[i])
  if is_full or release > known then
    call('ZADD', COOLING, S(now + tonumber(ARGV[i + 1])), id .. ':' .. S(release))
  end
  me.ends = math.max(me.ends, release)
end
local released = me.held > holds or died > 0
state.held = number('held') + holds - me.held
me.held, me.seq, me.grants = holds, seq, {}

if leaves then
  for k = 1, holds do
    call('ZADD', COOLING, S(now + window), id .. ':left:' .. k)
  end
  remove(id, holds)
  recovered()
  save()
  return { 'left' }
end
call('ZADD', LEASES, S(now + lease), id)

local pauses = number('pv')
if string.find(pause_op, 'r', 1, true) then
  state.pause, state.spread, state.pv = 0, 0, pauses + 1
end
if string.find(pause_op, 'p', 1, true) and now + pause_left > number('pause') then
  state.pause = now + pause_left
  state.spread = math.max(number('spread'), now + spread_left)
  state.pv = pauses + 1
end
local pause = math.max(0, number('pause') - now)
local spread = math.max(0, number('spread') - now)
if number('pv') > pauses then
  redis.pcall('PUBLISH', STATE, 'p ' .. S(state.pv) .. ' ' .. S(pause) .. ' ' .. S(spread))
end

call('HSET', MEMBERS, id, cmsgpack.pack(me))
recovered()
local members = call('ZCARD', LEASES)
local granted, retry = {}, 0
if ask == 0 or number('rec') > 0 or pause > 0 then
  call('ZREM', WAITING, id)
else
  -- Whoever got nothing when it asked earlier gets the first slot.
  local since = call('ZSCORE', WAITING, id)
  local ahead = call('ZCOUNT', WAITING, '-inf', since and '(' .. since or '+inf')
  local most = math.max(1, math.floor(limit / (2 * members)))
  local count = math.min(ask, most, limit - number('held') - ahead)
  -- The place among the cooling slots, earliest first. A negative one is a free slot. If more
  -- count than the limit allows, the first to become free are not given again.
  local place = ahead - (limit - number('held') - call('ZCARD', COOLING))
  while count > 0 and place < 0 do
    granted[#granted + 1] = 0
    place, count = place + 1, count - 1
  end
  local from = #granted
  if count > 0 then
    local next = call('ZRANGE', COOLING, place, place + count - 1, 'WITHSCORES')
    for i = 2, #next, 2 do
      local due = tonumber(next[i])
      if due > now + lease then
        -- Too early to reserve it: a process that dies would keep it for too long.
        if #granted == 0 then retry = due - now - lease / 2 end
        break
      end
      granted[#granted + 1] = due
    end
    if #granted > from then
      call('ZREMRANGEBYRANK', COOLING, place, place + #granted - from - 1)
    end
  end
  if #granted == 0 then
    call('ZADD', WAITING, 'NX', S(now), id)
  else
    call('ZREM', WAITING, id)
  end
end
me.grants, me.held = granted, holds + #granted
state.held = number('held') + #granted
call('HSET', MEMBERS, id, cmsgpack.pack(me))
if released and number('held') < limit then
  local first = call('ZRANGE', WAITING, 0, 0)[1]
  if first and first ~= id then redis.pcall('PUBLISH', STATE, 'w ' .. first) end
end
save()

local left = number('rec') == 0 and 0 or math.max(1, math.ceil(recovery_end() - now))
-- The number of processes among which the limit is shared while Redis is away. 0 if one of
-- them may not know of this process.
local sharers = members + call('ZCARD', ABSENT)
local first = tonumber(call('ZRANGE', ABSENT, 0, 0, 'WITHSCORES')[2])
if me.since > (first or now - state.lease) then sharers = 0 end
-- How long requests of absent processes may count.
local last = tonumber(call('ZRANGE', ABSENT, -1, -1, 'WITHSCORES')[2])
local absent = last and math.max(last, number('outage')) + absence - now or 0
local reply = {
  'ok', state.epoch, number('pv'), pause, spread, members, sharers,
  math.max(0, math.ceil(absent)), left, math.ceil(retry),
}
for _, due in ipairs(granted) do reply[#reply + 1] = math.max(0, due - now) end
return reply
