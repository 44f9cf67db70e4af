'use strict';
(function () {
  var list = document.getElementById('list');
  var shown = document.getElementById('shown');
  var none = document.getElementById('none');
  var tools = document.querySelector('.tools');
  var text = document.getElementById('text');
  var order = document.getElementById('order');
  var turn = document.getElementById('turn');
  var kinds = Array.prototype.slice.call(document.querySelectorAll('#kinds button'));
  var all = Number(kinds[0].querySelector('b').textContent.replace(/,/g, ''));
  var kind = '';
  var waiting = 0;
  var step = 200;
  var every = [];
  var view = every;
  var here = 0;

  function later() {
    return list.querySelector('noscript.later');
  }

  function rowsOf(place) {
    return Array.prototype.slice.call(place.querySelectorAll('.row'));
  }

  /** One large button instead of a player, until it is pressed: thousands of players are slow. */
  function dress(row) {
    var video = row.querySelector('video');
    if (video) {
      var play = document.createElement('button');
      play.type = 'button';
      play.className = 'play';
      play.setAttribute('aria-label', 'Play: ' + video.getAttribute('aria-label'));
      play.player = video;
      video.replaceWith(play);
    }
  }

  function know(rows) {
    rows.forEach(function (row) {
      dress(row);
      row.place = every.length;
      every.push(row);
    });
  }

  /** Makes the next rows of what they are as long as nobody looks: text. */
  function unfold() {
    var next = later();
    var part = document.createElement('template');
    part.innerHTML = next.textContent;
    know(rowsOf(part.content));
    next.remove();
  }

  function unfoldAll() {
    while (later()) {
      unfold();
    }
  }

  /** Shows more of the rows that are wanted. */
  function more(count) {
    while (later() && view === every && view.length < here + count) {
      unfold();
    }
    var part = document.createDocumentFragment();
    view.slice(here, here + count).forEach(function (row) {
      part.appendChild(row);
    });
    here = Math.min(view.length, here + count);
    list.insertBefore(part, later());
    tell();
  }

  function isAllHere() {
    return here === view.length && !later();
  }

  function number(key) {
    return function (row) {
      return Number(row.dataset[key]);
    };
  }

  var keys = {
    '': function (row) {
      return row.place;
    },
    number: number('number'),
    cost: number('cost'),
    time: number('time'),
    length: number('length'),
    name: function (row) {
      return row.querySelector('.name').textContent;
    },
    kind: function (row) {
      return row.dataset.kind;
    }
  };
  var names = new Intl.Collator(undefined, {numeric: true});

  function compare(a, b) {
    return typeof a === 'string' ? names.compare(a, b) : a - b;
  }

  function sorted(rows) {
    var key = keys[order.value];
    var sign = turn.getAttribute('aria-pressed') === 'true' ? -1 : 1;
    return rows.map(function (row) {
      return {row: row, key: key(row)};
    }).sort(function (a, b) {
      return sign * compare(a.key, b.key) || a.row.place - b.row.place;
    }).map(function (each) {
      return each.row;
    });
  }

  function isWanted(row, words) {
    if (kind && row.dataset.kind !== kind) {
      return false;
    }
    var own = words.length ? row.querySelector('.what').textContent.toLowerCase() : '';
    return words.every(function (word) {
      return own.indexOf(word) >= 0;
    });
  }

  function arrange() {
    unfoldAll();
    var words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    view = sorted(every.filter(function (row) {
      return isWanted(row, words);
    }));
    list.replaceChildren();
    here = 0;
    more(step);
  }

  function tell() {
    none.hidden = view.length > 0 || all === 0;
    var matching = view === every ? all : view.length;
    var what = matching === all ? all.toLocaleString('en') + ' rows'
      : matching.toLocaleString('en') + ' rows that match, of ' + all.toLocaleString('en') + ',';
    shown.textContent = isAllHere() ? 'All ' + what + ' are shown.'
      : 'The first ' + here.toLocaleString('en') + ' of ' + what
        + ' are shown; the others come as you scroll or print.';
  }

  function goToRow() {
    if (!/^#row-\d+$/.test(location.hash)) {
      return;
    }
    var id = location.hash.slice(1);
    unfoldAll();
    if (!view.some(function (row) { return row.id === id; })) {
      reset();
    }
    var place = view.findIndex(function (row) {
      return row.id === id;
    });
    if (place >= 0) {
      more(Math.max(0, place + step - here));
      view[place].scrollIntoView({block: 'center'});
      view[place].focus({preventScroll: true});
    }
  }

  function press(button) {
    kinds.forEach(function (each) {
      each.setAttribute('aria-pressed', String(each === button));
    });
    kind = button.dataset.kind;
    arrange();
  }

  function reset() {
    text.value = '';
    press(kinds[0]);
  }

  kinds.forEach(function (button) {
    button.addEventListener('click', function () {
      press(button);
    });
  });
  text.addEventListener('input', function () {
    clearTimeout(waiting);
    waiting = setTimeout(arrange, 120);
  });
  order.addEventListener('change', arrange);
  turn.addEventListener('click', function () {
    turn.setAttribute('aria-pressed', String(turn.getAttribute('aria-pressed') !== 'true'));
    arrange();
  });
  tools.addEventListener('submit', function (event) {
    event.preventDefault();
  });
  addEventListener('beforeprint', function () {
    unfoldAll();
    more(view.length - here);
  });
  list.addEventListener('click', function (event) {
    var play = event.target.closest('.play');
    if (play) {
      var video = play.player;
      play.replaceWith(video);
      // what was text until now was refused in the document that it came from
      video.load();
      video.focus();
      video.play();
    }
  });
  addEventListener('hashchange', goToRow);
  document.addEventListener('play', function (event) {
    document.querySelectorAll('video').forEach(function (video) {
      if (video !== event.target) {
        video.pause();
      }
    });
  }, true);

  // the end of the list is in sight: more rows are wanted
  new IntersectionObserver(function (entries) {
    var isSeen = entries.some(function (entry) {
      return entry.isIntersecting;
    });
    if (isSeen && !isAllHere()) {
      more(step);
    }
  }, {rootMargin: '1500px'}).observe(document.querySelector('footer'));

  know(rowsOf(list));
  here = every.length;
  tools.hidden = false;
  tell();
  goToRow();
})();
