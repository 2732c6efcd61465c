<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
<name />
<message>
<source>/{unit}</source>
<translation>/{unit}</translation>
</message>
<message>
<source>1 line</source>
<translation>1 样</translation>
</message>
<message>
<source>1 pc</source>
<translation>1 份</translation>
</message>
<message>
<source>1 receipt</source>
<translation>1 笔</translation>
</message>
<message>
<source>A PIN has 4 to 8 digits.</source>
<translation>密码是 4 到 8 位数字。</translation>
</message>
<message>
<source>A cashier or a manager opens the shift.</source>
<translation>开班要收银员或店长。</translation>
</message>
<message>
<source>A column differs from its bytes.</source>
<translation>有一列和原文不一致。</translation>
</message>
<message>
<source>A discount must take off more than nothing and at most everything.</source>
<translation>优惠要比零多，最多减完。</translation>
</message>
<message>
<source>A drawer holds 0.00 to 1,000,000.00.</source>
<translation>钱箱金额在 0.00 到 1,000,000.00 元之间。</translation>
</message>
<message>
<source>A line is not of this sale.</source>
<translation>有一行不是这单的。</translation>
</message>
<message>
<source>A manager must agree</source>
<translation>要店长同意</translation>
</message>
<message>
<source>A note, if you like</source>
<translation>想备注就写这里</translation>
</message>
<message>
<source>A number of notes or coins cannot be right.</source>
<translation>张数不对。</translation>
</message>
<message>
<source>A payment without cash must be more than 0 and at most what is due.</source>
<translation>非现金要大于 0，且不超过应收。</translation>
</message>
<message>
<source>A price cannot be less than 0.00.</source>
<translation>价格不能低于 0.00。</translation>
</message>
<message>
<source>A quantity must be more than 0 and at most 999.</source>
<translation>数量要大于 0，最多 999。</translation>
</message>
<message>
<source>A reason is needed.</source>
<translation>要有原因。</translation>
</message>
<message>
<source>A row before this one is missing.</source>
<translation>它前面少了一行。</translation>
</message>
<message>
<source>A shift is already open.</source>
<translation>已经开班了。</translation>
</message>
<message>
<source>A shift is still open.</source>
<translation>还有班没交。</translation>
</message>
<message>
<source>A time without a zone.</source>
<translation>这个时间没有时区。</translation>
</message>
<message>
<source>Add</source>
<translation>加入</translation>
</message>
<message>
<source>Add an item first.</source>
<translation>请先加一样。</translation>
</message>
<message>
<source>Add it to the catalogue or search by name.</source>
<translation>建新品，或按名字找。</translation>
</message>
<message>
<source>Add something first.</source>
<translation>请先加点东西。</translation>
</message>
<message>
<source>Agree</source>
<translation>同意</translation>
</message>
<message>
<source>Amount</source>
<translation>金额</translation>
</message>
<message>
<source>An epoch does not begin with its opening.</source>
<translation>有一个纪元不是从开头开始的。</translation>
</message>
<message>
<source>An open item needs a name and a price.</source>
<translation>临时菜要有名称和价格。</translation>
</message>
<message>
<source>Another sale</source>
<translation>换一单</translation>
</message>
<message>
<source>Apology</source>
<translation>赔礼</translation>
</message>
<message>
<source>Apr</source>
<translation>4月</translation>
</message>
<message>
<source>Ask a manager to agree.</source>
<translation>请店长来同意。</translation>
</message>
<message>
<source>Aug</source>
<translation>8月</translation>
</message>
<message>
<source>Average</source>
<translation>客单价</translation>
</message>
<message>
<source>Back</source>
<translation>返回</translation>
</message>
<message>
<source>Back to selling</source>
<translation>回去收银</translation>
</message>
<message>
<source>Back to the order</source>
<translation>回点单</translation>
</message>
<message>
<source>Backup of {n} rows, {kb} kB, opened and checked.</source>
<translation>备份 {n} 行，{kb} kB，已打开核对。</translation>
</message>
<message>
<source>Bank card</source>
<translation>银行卡</translation>
</message>
<message>
<source>Bank run</source>
<translation>去存银行</translation>
</message>
<message>
<source>Birthday</source>
<translation>生日</translation>
</message>
<message>
<source>Business day</source>
<translation>营业日</translation>
</message>
<message>
<source>By</source>
<translation>经手</translation>
</message>
<message>
<source>Cash</source>
<translation>现金</translation>
</message>
<message>
<source>Cash and drawer</source>
<translation>现金与钱箱</translation>
</message>
<message>
<source>Cash counted</source>
<translation>点得现金</translation>
</message>
<message>
<source>Cash drawer</source>
<translation>钱箱现金</translation>
</message>
<message>
<source>Cash expected</source>
<translation>应有现金</translation>
</message>
<message>
<source>Cash in the drawer now</source>
<translation>钱箱里现有现金</translation>
</message>
<message>
<source>Cash received</source>
<translation>收到现金</translation>
</message>
<message>
<source>Cash refunds</source>
<translation>现金退款</translation>
</message>
<message>
<source>Cash rounding (jiao)</source>
<translation>现金抹零（到角）</translation>
</message>
<message>
<source>Cash rounding (yuan)</source>
<translation>现金抹零（到元）</translation>
</message>
<message>
<source>Cash sales</source>
<translation>现金销售</translation>
</message>
<message>
<source>Cash {received}   Change {change}</source>
<translation>收 {received}　找 {change}</translation>
</message>
<message>
<source>Cash {received}   Short {left}</source>
<translation>收 {received}　还差 {left}</translation>
</message>
<message>
<source>Cashier</source>
<translation>收银员</translation>
</message>
<message>
<source>Cashier {name}</source>
<translation>收银 {name}</translation>
</message>
<message>
<source>Change</source>
<translation>找零</translation>
</message>
<message>
<source>Change cashier</source>
<translation>换人收银</translation>
</message>
<message>
<source>Change fetched</source>
<translation>换来零钱</translation>
</message>
<message>
<source>Change for a guest</source>
<translation>给客人换零</translation>
</message>
<message>
<source>Charged too much</source>
<translation>多收了</translation>
</message>
<message>
<source>Check of the drawer</source>
<translation>查钱箱</translation>
</message>
<message>
<source>Check price and modifiers.</source>
<translation>请核对价格和选项。</translation>
</message>
<message>
<source>Check price and quantity.</source>
<translation>请核对价格和数量。</translation>
</message>
<message>
<source>Check that the disk is there, not full, and that this user may write to it.</source>
<translation>请看磁盘在不在、满没满、当前用户能不能写。</translation>
</message>
<message>
<source>Check that the disk or stick is there, not full and not write-protected.</source>
<translation>请看磁盘或 U 盘在不在、满没满、是否写保护。</translation>
</message>
<message>
<source>Check the address under [cloud] and the network, then try the same code again.</source>
<translation>请看 [cloud] 下的地址和网络，再用同一个码试一次。</translation>
</message>
<message>
<source>Check the amount and type it again.</source>
<translation>请核对金额，重新输入。</translation>
</message>
<message>
<source>Check the name, and that the stick is plugged in.</source>
<translation>请看文件名对不对、U 盘插好没有。</translation>
</message>
<message>
<source>Check the number, or give it back at the till that sold it.</source>
<translation>请核对单号，或到卖出它的那台收银机退。</translation>
</message>
<message>
<source>Choose a PIN. Only you know it; nobody can read it back.</source>
<translation>定一个密码。只有你知道，谁也看不回来。</translation>
</message>
<message>
<source>Choose a file made by: zhanggui backup FILE</source>
<translation>请选用 zhanggui backup FILE 做的文件</translation>
</message>
<message>
<source>Choose a line first.</source>
<translation>请先选一行。</translation>
</message>
<message>
<source>Choose a name, then the PIN.</source>
<translation>先选名字，再输密码。</translation>
</message>
<message>
<source>Choose a receipt to see its paper.</source>
<translation>选一张小票，看看它的样子。</translation>
</message>
<message>
<source>Choose a report.</source>
<translation>选一张报表。</translation>
</message>
<message>
<source>Choose a sale, type its number, or scan the code on the receipt.</source>
<translation>选一单、输单号，或扫小票上的码。</translation>
</message>
<message>
<source>Choose how much of {name} comes back.</source>
<translation>请选 {name} 退多少。</translation>
</message>
<message>
<source>Choose one from the list.</source>
<translation>请从列表里选一张。</translation>
</message>
<message>
<source>Choose one or type it.</source>
<translation>请选一个，或写下来。</translation>
</message>
<message>
<source>Choose what comes back first.</source>
<translation>先选要退的。</translation>
</message>
<message>
<source>Choose your name</source>
<translation>选你的名字</translation>
</message>
<message>
<source>Choose your name, then type your PIN.</source>
<translation>先选名字，再输密码。</translation>
</message>
<message>
<source>Cleaning</source>
<translation>保洁</translation>
</message>
<message>
<source>Clear</source>
<translation>清空</translation>
</message>
<message>
<source>Close</source>
<translation>关闭</translation>
</message>
<message>
<source>Close it first.</source>
<translation>请先交班。</translation>
</message>
<message>
<source>Close the day (Z)</source>
<translation>日结（Z）</translation>
</message>
<message>
<source>Close the sale.</source>
<translation>请结单。</translation>
</message>
<message>
<source>Close the shift</source>
<translation>交班</translation>
</message>
<message>
<source>Close the shift and call your technician.</source>
<translation>请交班，并找技术员。</translation>
</message>
<message>
<source>Close the shift before the day.</source>
<translation>请先交班，再日结。</translation>
</message>
<message>
<source>Cloud refuses</source>
<translation>云端不收</translation>
</message>
<message>
<source>Code {code} not known.</source>
<translation>没有这个码 {code}。</translation>
</message>
<message>
<source>Comp</source>
<translation>赠</translation>
</message>
<message>
<source>Comp   {name}</source>
<translation>赠　{name}</translation>
</message>
<message>
<source>Comp it</source>
<translation>赠送</translation>
</message>
<message>
<source>Comp {name}: why?</source>
<translation>赠送 {name}：为什么？</translation>
</message>
<message>
<source>Comp: {why}</source>
<translation>赠 · {why}</translation>
</message>
<message>
<source>Comps</source>
<translation>赠送</translation>
</message>
<message>
<source>Confirm</source>
<translation>确定</translation>
</message>
<message>
<source>Copy the whole data folder to another disk and call your technician.</source>
<translation>请把整个数据文件夹拷到另一块盘，再找技术员。</translation>
</message>
<message>
<source>Correct the rows named and import the file again.</source>
<translation>请改好列出的行，再导入一次。</translation>
</message>
<message>
<source>Correct them and start again; nothing was changed.</source>
<translation>请改好再启动；什么也没动。</translation>
</message>
<message>
<source>Count again</source>
<translation>重新点</translation>
</message>
<message>
<source>Count again.</source>
<translation>请重新点。</translation>
</message>
<message>
<source>Count first; the expected sum comes after</source>
<translation>先点钱再看应有多少</translation>
</message>
<message>
<source>Count the drawer: this is what the shift starts with.</source>
<translation>点一下钱箱：这班从这笔钱开始。</translation>
</message>
<message>
<source>Counted</source>
<translation>点出来</translation>
</message>
<message>
<source>Counted, compare</source>
<translation>点好了，对一下</translation>
</message>
<message>
<source>Courier</source>
<translation>快递</translation>
</message>
<message>
<source>Dark colours</source>
<translation>深色</translation>
</message>
<message>
<source>Day closed: Z {n}</source>
<translation>已日结：Z {n}</translation>
</message>
<message>
<source>Debt paid back</source>
<translation>客人还款</translation>
</message>
<message>
<source>Dec</source>
<translation>12月</translation>
</message>
<message>
<source>Delivery</source>
<translation>配送费</translation>
</message>
<message>
<source>Discount</source>
<translation>优惠</translation>
</message>
<message>
<source>Discount on the whole order</source>
<translation>整单优惠</translation>
</message>
<message>
<source>Discount on {name}</source>
<translation>{name} 折扣</translation>
</message>
<message>
<source>Discounts</source>
<translation>优惠</translation>
</message>
<message>
<source>Drawer</source>
<translation>钱箱</translation>
</message>
<message>
<source>Drawer did not open: use the key</source>
<translation>钱箱没开，请用钥匙</translation>
</message>
<message>
<source>Drawer is being opened</source>
<translation>正在开钱箱</translation>
</message>
<message>
<source>Drawer opened</source>
<translation>钱箱已开</translation>
</message>
<message>
<source>Drawer opened without sale</source>
<translation>无单开钱箱</translation>
</message>
<message>
<source>Drop to the safe</source>
<translation>入保险柜</translation>
</message>
<message>
<source>Dropped to the safe</source>
<translation>入保险柜</translation>
</message>
<message>
<source>Every movement is on the shift report.</source>
<translation>每一笔都会列在交班单上。</translation>
</message>
<message>
<source>Everything</source>
<translation>整单退</translation>
</message>
<message>
<source>Everything is equal: {sales} sales, {refunds} refunds, {receipts} receipts, {s} s</source>
<translation>全都对上：销售 {sales} 笔，退款 {refunds} 笔，小票 {receipts} 张，用时 {s} 秒</translation>
</message>
<message>
<source>Everything is in the cloud</source>
<translation>账都已上传云端</translation>
</message>
<message>
<source>Everything is printed.</source>
<translation>都打出来了。</translation>
</message>
<message>
<source>Exact {amount}</source>
<translation>正好 {amount}</translation>
</message>
<message>
<source>Expected</source>
<translation>应有</translation>
</message>
<message>
<source>Export the journal again: zhanggui journal export FILE</source>
<translation>请重新导出：zhanggui journal export FILE</translation>
</message>
<message>
<source>Feb</source>
<translation>2月</translation>
</message>
<message>
<source>Find the sale</source>
<translation>找这单</translation>
</message>
<message>
<source>First start</source>
<translation>第一次开机</translation>
</message>
<message>
<source>Float topped up</source>
<translation>补备用金</translation>
</message>
<message>
<source>Fold</source>
<translation>收起</translation>
</message>
<message>
<source>For receipt {number}</source>
<translation>原单 {number}</translation>
</message>
<message>
<source>Fri</source>
<translation>周五</translation>
</message>
<message>
<source>Give back</source>
<translation>退给客人</translation>
</message>
<message>
<source>Give back {amount}</source>
<translation>退 {amount}</translation>
</message>
<message>
<source>Give discount</source>
<translation>给优惠</translation>
</message>
<message>
<source>Give it back and take it off the list first.</source>
<translation>先把钱退回去，再从列表去掉。</translation>
</message>
<message>
<source>Give this till a letter. It stands in every receipt number for good.</source>
<translation>给这台机器一个字母。它会印在每个小票号里，定了就不改。</translation>
</message>
<message>
<source>Given back</source>
<translation>退还</translation>
</message>
<message>
<source>Given back · {number}</source>
<translation>已退 · {number}</translation>
</message>
<message>
<source>Giving something away needs approval.</source>
<translation>赠送要店长同意。</translation>
</message>
<message>
<source>Go back to add to it.</source>
<translation>要加请先回点单。</translation>
</message>
<message>
<source>Grand total of all Zs</source>
<translation>历次 Z 累计</translation>
</message>
<message>
<source>Guest changed their mind</source>
<translation>客人不要了</translation>
</message>
<message>
<source>Guest left</source>
<translation>客人走了</translation>
</message>
<message>
<source>Guest returned it</source>
<translation>客人退回</translation>
</message>
<message>
<source>Guest's signature</source>
<translation>客人签字</translation>
</message>
<message>
<source>Hand over</source>
<translation>退给客人</translation>
</message>
<message>
<source>Have a new code made, and type it as it is.</source>
<translation>请另开一个码，照原样输入。</translation>
</message>
<message>
<source>How it was paid</source>
<translation>收款方式</translation>
</message>
<message>
<source>How the expected sum comes about</source>
<translation>应有多少是这样算的</translation>
</message>
<message>
<source>How the receipt looks</source>
<translation>小票的样子</translation>
</message>
<message>
<source>Ice and gas</source>
<translation>冰和燃气</translation>
</message>
<message>
<source>Install the newest version of the program on this till.</source>
<translation>请在本机装最新版本。</translation>
</message>
<message>
<source>Install the program again with its own SQLite (3.51.3 or newer).</source>
<translation>请重装本程序，用它自带的 SQLite（3.51.3 或更新）。</translation>
</message>
<message>
<source>Issued offline · recorded on the till, to be sent</source>
<translation>离线开具 · 账已存本机，联网后上传</translation>
</message>
<message>
<source>It belongs to another terminal.</source>
<translation>它是别的收银机的。</translation>
</message>
<message>
<source>It does not continue the chain.</source>
<translation>它接不上前面的链。</translation>
</message>
<message>
<source>It is missing, or not the row that was written.</source>
<translation>它不见了，或不是当初写的那一行。</translation>
</message>
<message>
<source>It is not known whether this was saved: the disk does not answer.</source>
<translation>还不知道存没存上：磁盘没有回话。</translation>
</message>
<message>
<source>It needs a name and a price.</source>
<translation>要有名称和价格。</translation>
</message>
<message>
<source>It was recounted once already.</source>
<translation>已经重点过一次了。</translation>
</message>
<message>
<source>Item</source>
<translation>品名</translation>
</message>
<message>
<source>Item {what}</source>
<translation>单品 {what}</translation>
</message>
<message>
<source>Items</source>
<translation>菜品</translation>
</message>
<message>
<source>Its bytes belong to another place.</source>
<translation>它的内容属于别的位置。</translation>
</message>
<message>
<source>Its bytes cannot be read.</source>
<translation>它的内容读不出来。</translation>
</message>
<message>
<source>Its epoch follows a row with other content.</source>
<translation>它的纪元所接的那一行内容不同。</translation>
</message>
<message>
<source>Its log is {file}: {last}</source>
<translation>它的日志是 {file}：{last}</translation>
</message>
<message>
<source>Its running totals do not add up.</source>
<translation>它的累计数对不上。</translation>
</message>
<message>
<source>Its signature is not this till's.</source>
<translation>它的签名不是本机的。</translation>
</message>
<message>
<source>Jammed note</source>
<translation>卡了钞票</translation>
</message>
<message>
<source>Jan</source>
<translation>1月</translation>
</message>
<message>
<source>Journal witness</source>
<translation>账目见证码</translation>
</message>
<message>
<source>Jul</source>
<translation>7月</translation>
</message>
<message>
<source>Jun</source>
<translation>6月</translation>
</message>
<message>
<source>Keep note</source>
<translation>记下</translation>
</message>
<message>
<source>Keypad</source>
<translation>数字键盘</translation>
</message>
<message>
<source>Keys</source>
<translation>数字</translation>
</message>
<message>
<source>Killed in the middle of an order</source>
<translation>点单中途被杀掉</translation>
</message>
<message>
<source>Killed right after a COMMIT</source>
<translation>刚存完账就被杀掉</translation>
</message>
<message>
<source>Kitchen printer</source>
<translation>后厨机</translation>
</message>
<message>
<source>Last sale</source>
<translation>上一单</translation>
</message>
<message>
<source>Less oil</source>
<translation>少油</translation>
</message>
<message>
<source>Less salt</source>
<translation>少盐</translation>
</message>
<message>
<source>Let the till send them first, or export the journal to a stick and restore with --leave-unsent: the files here are then kept in a folder of their own.</source>
<translation>请先让本机上传；或把流水账导到 U 盘，再用 --leave-unsent 恢复：这里的文件会另存一个文件夹。</translation>
</message>
<message>
<source>Letter before</source>
<translation>前一个字母</translation>
</message>
<message>
<source>Letter of this till</source>
<translation>这台机器的字母</translation>
</message>
<message>
<source>Light colours</source>
<translation>浅色</translation>
</message>
<message>
<source>Line {line}: the device {name} has no kind. Write kind = "...".</source>
<translation>第 {line} 行：设备 {name} 没有 kind。请写 kind = "..."。</translation>
</message>
<message>
<source>Line {line}: {key} = {value} cannot be used. Write {wanted}.</source>
<translation>第 {line} 行：{key} = {value} 不能用。请写{wanted}。</translation>
</message>
<message>
<source>Line {line}: {key} is not known. Did you mean {near}?</source>
<translation>第 {line} 行：没有 {key} 这一项，是不是 {near}？</translation>
</message>
<message>
<source>Line {line}: {key} is not known. Remove it.</source>
<translation>第 {line} 行：没有 {key} 这一项，请删掉。</translation>
</message>
<message>
<source>Line {line}: {what}</source>
<translation>第 {line} 行：{what}</translation>
</message>
<message>
<source>Line {line}: {why} {remedy}</source>
<translation>第 {line} 行：{why} {remedy}</translation>
</message>
<message>
<source>Lines of the sale</source>
<translation>这单的菜</translation>
</message>
<message>
<source>Lock the till</source>
<translation>锁屏</translation>
</message>
<message>
<source>Locked · {name} is signed in, the shift goes on since {time}.</source>
<translation>已锁 · {name} 在岗，{time} 开的班还没交</translation>
</message>
<message>
<source>Locked · {name} is signed in.</source>
<translation>已锁 · {name} 在岗</translation>
</message>
<message>
<source>Look at the list again.</source>
<translation>请再看一遍列表。</translation>
</message>
<message>
<source>Lower the quantity.</source>
<translation>请减少数量。</translation>
</message>
<message>
<source>Made</source>
<translation>打印于</translation>
</message>
<message>
<source>Make one with: zhanggui backup FILE</source>
<translation>请这样备份：zhanggui backup FILE</translation>
</message>
<message>
<source>Manager</source>
<translation>店长</translation>
</message>
<message>
<source>Mar</source>
<translation>3月</translation>
</message>
<message>
<source>May</source>
<translation>5月</translation>
</message>
<message>
<source>Mon</source>
<translation>周一</translation>
</message>
<message>
<source>More</source>
<translation>更多</translation>
</message>
<message>
<source>More categories</source>
<translation>更多分类</translation>
</message>
<message>
<source>More is marked as sent than was written.</source>
<translation>标为已上传的比写下的还多。</translation>
</message>
<message>
<source>Name</source>
<translation>名称</translation>
</message>
<message>
<source>Name a file that is there and that this user may read.</source>
<translation>请写一个存在、当前用户能读的文件。</translation>
</message>
<message>
<source>Name the shop and its owner. It can be changed later.</source>
<translation>写上店名和老板的名字，以后还能改。</translation>
</message>
<message>
<source>Name the till's data folder with --data.</source>
<translation>请用 --data 指明收银机的数据文件夹。</translation>
</message>
<message>
<source>Name, initials, barcode, code</source>
<translation>拼音首字母、条码、编号</translation>
</message>
<message>
<source>Name, pinyin initials, barcode or code</source>
<translation>拼音首字母、条码或编号，如 *hsr* 红烧肉</translation>
</message>
<message>
<source>New order</source>
<translation>新单</translation>
</message>
<message>
<source>Next letter</source>
<translation>后一个字母</translation>
</message>
<message>
<source>Next order</source>
<translation>下一单</translation>
</message>
<message>
<source>Next page</source>
<translation>下一页</translation>
</message>
<message>
<source>No cash was entered.</source>
<translation>还没输入现金。</translation>
</message>
<message>
<source>No cloud</source>
<translation>未连云端</translation>
</message>
<message>
<source>No coriander</source>
<translation>不要香菜</translation>
</message>
<message>
<source>No discount</source>
<translation>取消优惠</translation>
</message>
<message>
<source>No rounding</source>
<translation>不抹零</translation>
</message>
<message>
<source>No sale</source>
<translation>只开钱箱</translation>
</message>
<message>
<source>No sale today yet.</source>
<translation>今天还没有账。</translation>
</message>
<message>
<source>No shift is open.</source>
<translation>还没开班。</translation>
</message>
<message>
<source>No spring onion</source>
<translation>不要葱</translation>
</message>
<message>
<source>No. {number}</source>
<translation>单号 {number}</translation>
</message>
<message>
<source>Nobody is signed in.</source>
<translation>还没有人登录。</translation>
</message>
<message>
<source>Not added: this order is being paid.</source>
<translation>没加上：这单正在收款。</translation>
</message>
<message>
<source>Not clear yet</source>
<translation>还没弄清的</translation>
</message>
<message>
<source>Not everything is equal: {n} differences</source>
<translation>对不上，有 {n} 处不同</translation>
</message>
<message>
<source>Not in stock</source>
<translation>没货了</translation>
</message>
<message>
<source>Not printed yet</source>
<translation>还没打出</translation>
</message>
<message>
<source>Not printed: no printer is set up</source>
<translation>没打：还没设打印机</translation>
</message>
<message>
<source>Not settled yet: {n}</source>
<translation>还没弄清 {n} 笔</translation>
</message>
<message>
<source>Note</source>
<translation>备注</translation>
</message>
<message>
<source>Notes and coins</source>
<translation>纸币和硬币</translation>
</message>
<message>
<source>Nothing found</source>
<translation>没有找到</translation>
</message>
<message>
<source>Nothing is in this order.</source>
<translation>这单还没有东西。</translation>
</message>
<message>
<source>Nothing is left to pay.</source>
<translation>已经收齐了。</translation>
</message>
<message>
<source>Nothing is open.</source>
<translation>都清楚了。</translation>
</message>
<message>
<source>Nothing is parked. Tap Park and an order will wait here.</source>
<translation>还没有挂单。点“挂单”，这单就会放在这里。</translation>
</message>
<message>
<source>Nothing was added. Scan it again.</source>
<translation>什么也没加。请再扫一次。</translation>
</message>
<message>
<source>Nothing was changed.</source>
<translation>什么也没改。</translation>
</message>
<message>
<source>Nothing was changed. Check the disk, then prove the file: zhanggui journal verify</source>
<translation>什么也没改。请查磁盘，再核对：zhanggui journal verify</translation>
</message>
<message>
<source>Nothing was changed. Restore the last backup: zhanggui restore FILE</source>
<translation>什么也没改。请恢复最近的备份：zhanggui restore FILE</translation>
</message>
<message>
<source>Nothing was chosen to give back.</source>
<translation>还没选要退什么。</translation>
</message>
<message>
<source>Nothing was made anew. Restore the last backup: zhanggui restore FILE</source>
<translation>没有重新建账。请恢复最近的备份：zhanggui restore FILE</translation>
</message>
<message>
<source>Nothing was overwritten. Choose another name, best on a stick.</source>
<translation>什么也没覆盖。请换个名字，最好存到 U 盘。</translation>
</message>
<message>
<source>Nothing was overwritten. Restore the last backup: zhanggui restore FILE</source>
<translation>原文件没动。请恢复最近的备份：zhanggui restore FILE</translation>
</message>
<message>
<source>Nothing was printed or booked. Check the disk and do it once more.</source>
<translation>没打印也没入账。请查磁盘，再做一次。</translation>
</message>
<message>
<source>Nothing was printed or booked. Wait a moment and do it once more.</source>
<translation>没打印也没入账。等一下再做一次。</translation>
</message>
<message>
<source>Nothing was read.</source>
<translation>什么也没扫到。</translation>
</message>
<message>
<source>Nov</source>
<translation>11月</translation>
</message>
<message>
<source>Oct</source>
<translation>10月</translation>
</message>
<message>
<source>Of {name} no more than was ordered can be taken back.</source>
<translation>{name} 退的不能比点的多。</translation>
</message>
<message>
<source>Of {name} no more than was sold can come back.</source>
<translation>{name} 退的不能比卖的多。</translation>
</message>
<message>
<source>Offline</source>
<translation>离线</translation>
</message>
<message>
<source>One is the least. Use the bin to remove it.</source>
<translation>最少一份，不要就点垃圾桶。</translation>
</message>
<message>
<source>One less</source>
<translation>减一份</translation>
</message>
<message>
<source>One line cannot be more than 1,000,000.00.</source>
<translation>一行不能超过 1,000,000.00 元。</translation>
</message>
<message>
<source>One more</source>
<translation>加一份</translation>
</message>
<message>
<source>One payment cannot be more than 1,000,000.00.</source>
<translation>一笔不能超过 1,000,000.00 元。</translation>
</message>
<message>
<source>Online</source>
<translation>在线</translation>
</message>
<message>
<source>Only a manager may change the staff.</source>
<translation>只有店长能改员工。</translation>
</message>
<message>
<source>Only a part of the code came in.</source>
<translation>码只传来一部分。</translation>
</message>
<message>
<source>Only cash can be taken back here.</source>
<translation>这里只能退回现金。</translation>
</message>
<message>
<source>Only who may sell can do this.</source>
<translation>只有能收银的人可以这样做。</translation>
</message>
<message>
<source>Only {n} MB left on the disk. Call a supervisor.</source>
<translation>磁盘只剩 {n} MB，请叫主管。</translation>
</message>
<message>
<source>Only {n} MB left on the disk. Make room soon.</source>
<translation>磁盘只剩 {n} MB，请尽快清理。</translation>
</message>
<message>
<source>Open dish</source>
<translation>临时菜</translation>
</message>
<message>
<source>Open goods</source>
<translation>临时商品</translation>
</message>
<message>
<source>Open item</source>
<translation>临时菜</translation>
</message>
<message>
<source>Open the drawer</source>
<translation>开钱箱</translation>
</message>
<message>
<source>Open the sale again.</source>
<translation>请重新打开这单。</translation>
</message>
<message>
<source>Open the shift</source>
<translation>开班</translation>
</message>
<message>
<source>Open the shift with its float first.</source>
<translation>请先点备用金开班。</translation>
</message>
<message>
<source>Opening float</source>
<translation>备用金</translation>
</message>
<message>
<source>Options</source>
<translation>口味</translation>
</message>
<message>
<source>Order lines</source>
<translation>订单明细</translation>
</message>
<message>
<source>Order {no}</source>
<translation>单号 {no}</translation>
</message>
<message>
<source>Order {no} is parked.</source>
<translation>单号 {no} 挂起来了</translation>
</message>
<message>
<source>Order {no} is still open</source>
<translation>单号 {no} 还没结</translation>
</message>
<message>
<source>Order {no} is still parked</source>
<translation>单号 {no} 还挂着</translation>
</message>
<message>
<source>Order {no} was voided.</source>
<translation>单号 {no} 已作废</translation>
</message>
<message>
<source>Over or short</source>
<translation>长短款</translation>
</message>
<message>
<source>Owner</source>
<translation>老板</translation>
</message>
<message>
<source>Owner's PIN, 4 to 8 digits</source>
<translation>老板密码，4 到 8 位</translation>
</message>
<message>
<source>Owner's name</source>
<translation>老板的名字</translation>
</message>
<message>
<source>PRINTED AGAIN · check for a first copy</source>
<translation>重打 · 请看是否已有一张</translation>
</message>
<message>
<source>Pack apart</source>
<translation>分开装</translation>
</message>
<message>
<source>Packing</source>
<translation>打包盒</translation>
</message>
<message>
<source>Page down</source>
<translation>往下翻</translation>
</message>
<message>
<source>Page up</source>
<translation>往上翻</translation>
</message>
<message>
<source>Paid in</source>
<translation>存入</translation>
</message>
<message>
<source>Paid out</source>
<translation>支出</translation>
</message>
<message>
<source>Paid · {number}</source>
<translation>已收 · {number}</translation>
</message>
<message>
<source>Park</source>
<translation>挂单</translation>
</message>
<message>
<source>Parked</source>
<translation>取单</translation>
</message>
<message>
<source>Parked orders</source>
<translation>取单</translation>
</message>
<message>
<source>Pay</source>
<translation>结账</translation>
</message>
<message>
<source>Pay and close</source>
<translation>结账</translation>
</message>
<message>
<source>Pay the rest, then refund the sale.</source>
<translation>请先收齐，再整单退款。</translation>
</message>
<message>
<source>Percent off</source>
<translation>按百分比减</translation>
</message>
<message>
<source>Pieces</source>
<translation>张数</translation>
</message>
<message>
<source>Previous page</source>
<translation>上一页</translation>
</message>
<message>
<source>Price</source>
<translation>折扣</translation>
</message>
<message>
<source>Price in yuan</source>
<translation>价格（元）</translation>
</message>
<message>
<source>Print</source>
<translation>打印</translation>
</message>
<message>
<source>Print it again, marked</source>
<translation>再打一张（有补打字样）</translation>
</message>
<message>
<source>Printed or not? Check the paper ({why})</source>
<translation>不知道打没打出，请看一眼纸（{why}）</translation>
</message>
<message>
<source>Proves this sale, even if the till dies</source>
<translation>凭它可找回这笔账</translation>
</message>
<message>
<source>Qty</source>
<translation>数量</translation>
</message>
<message>
<source>Quality</source>
<translation>质量问题</translation>
</message>
<message>
<source>Quantity</source>
<translation>数量</translation>
</message>
<message>
<source>REPRINT {n}</source>
<translation>补打 第 {n} 次</translation>
</message>
<message>
<source>Reason</source>
<translation>原因</translation>
</message>
<message>
<source>Reason: {why}</source>
<translation>原因：{why}</translation>
</message>
<message>
<source>Rebuilt from {n} rows; {different} rows were different before.</source>
<translation>已按 {n} 行重建；原来有 {different} 行不同。</translation>
</message>
<message>
<source>Receipt</source>
<translation>小票</translation>
</message>
<message>
<source>Receipt is in the queue</source>
<translation>小票排着队，马上打</translation>
</message>
<message>
<source>Receipt is printing</source>
<translation>小票正在打</translation>
</message>
<message>
<source>Receipt number, last digits</source>
<translation>小票号后几位</translation>
</message>
<message>
<source>Receipt printed</source>
<translation>小票已打出</translation>
</message>
<message>
<source>Receipt printer</source>
<translation>小票机</translation>
</message>
<message>
<source>Receipt waits: {why}. It prints by itself once the printer is ready</source>
<translation>小票等着：{why}。打印机好了自动补打</translation>
</message>
<message>
<source>Receipts</source>
<translation>小票</translation>
</message>
<message>
<source>Received</source>
<translation>收到</translation>
</message>
<message>
<source>Received {amount}   change</source>
<translation>收 {amount}　找零</translation>
</message>
<message>
<source>Recent sales</source>
<translation>最近的单</translation>
</message>
<message>
<source>Record it</source>
<translation>记下</translation>
</message>
<message>
<source>Recorded</source>
<translation>已记下</translation>
</message>
<message>
<source>Reductions and control</source>
<translation>优惠与管控</translation>
</message>
<message>
<source>Refilled; what waited is printed</source>
<translation>装纸后，排队的都补打了</translation>
</message>
<message>
<source>Refund</source>
<translation>退款</translation>
</message>
<message>
<source>Refund  {number}  {amount}</source>
<translation>退款　{number}　{amount}</translation>
</message>
<message>
<source>Refund a sale</source>
<translation>退款</translation>
</message>
<message>
<source>Refunds</source>
<translation>退款</translation>
</message>
<message>
<source>Refunds {n}</source>
<translation>退款 {n} 笔</translation>
</message>
<message>
<source>Regular guest</source>
<translation>老客</translation>
</message>
<message>
<source>Remove</source>
<translation>删除</translation>
</message>
<message>
<source>Removed {n} x {name}</source>
<translation>已删 {name} {n} 份</translation>
</message>
<message>
<source>Report</source>
<translation>报表</translation>
</message>
<message>
<source>Reports</source>
<translation>报表</translation>
</message>
<message>
<source>Reprint</source>
<translation>补打</translation>
</message>
<message>
<source>Reprint, marked</source>
<translation>补打（有字样）</translation>
</message>
<message>
<source>Restore it from a backup, or move it away: the till then makes a new key.</source>
<translation>请从备份恢复；或把它移走，收银机会另做一把。</translation>
</message>
<message>
<source>Restored up to row {n}. The next start opens a new epoch.</source>
<translation>已恢复到第 {n} 行。下次启动开新纪元。</translation>
</message>
<message>
<source>Round down</source>
<translation>抹零</translation>
</message>
<message>
<source>Rounded down</source>
<translation>抹零</translation>
</message>
<message>
<source>Rounded down in all</source>
<translation>抹零合计</translation>
</message>
<message>
<source>Row {epoch}/{seq}: {problem}</source>
<translation>第 {epoch}/{seq} 行：{problem}</translation>
</message>
<message>
<source>Row {row}: {reason}</source>
<translation>第 {row} 行：{reason}</translation>
</message>
<message>
<source>SQLite {version} can lose a committed sale.</source>
<translation>SQLite {version} 可能丢掉已保存的账。</translation>
</message>
<message>
<source>Sale {n}  {number}  {amount}</source>
<translation>第 {n} 笔　{number}　{amount}</translation>
</message>
<message>
<source>Sales</source>
<translation>销售</translation>
</message>
<message>
<source>Sales and refunds</source>
<translation>销售与退款</translation>
</message>
<message>
<source>Sales less refunds</source>
<translation>销售减退款</translation>
</message>
<message>
<source>Sales {n}</source>
<translation>销售 {n} 笔</translation>
</message>
<message>
<source>Sat</source>
<translation>周六</translation>
</message>
<message>
<source>Save the list as CSV or as an Excel workbook (.xlsx). Nothing was taken.</source>
<translation>请另存为 CSV 或 Excel 工作簿（.xlsx）。什么也没导入。</translation>
</message>
<message>
<source>Savings {amount}</source>
<translation>优惠 {amount}</translation>
</message>
<message>
<source>Say why it comes back.</source>
<translation>先选退款原因。</translation>
</message>
<message>
<source>Say why.</source>
<translation>先选原因。</translation>
</message>
<message>
<source>Scan</source>
<translation>扫码</translation>
</message>
<message>
<source>Scan another package, or remove this one.</source>
<translation>再扫一包，或删掉这一包。</translation>
</message>
<message>
<source>Scan it now, or type the digits under the bars.</source>
<translation>现在扫，或输条码下面的数字</translation>
</message>
<message>
<source>Scanner</source>
<translation>扫码枪</translation>
</message>
<message>
<source>Search</source>
<translation>搜索</translation>
</message>
<message>
<source>Send to {printer}</source>
<translation>改走{printer}</translation>
</message>
<message>
<source>Sep</source>
<translation>9月</translation>
</message>
<message>
<source>Serve first</source>
<translation>先上</translation>
</message>
<message>
<source>Serve later</source>
<translation>晚点上</translation>
</message>
<message>
<source>Set up and sign in</source>
<translation>建好，去登录</translation>
</message>
<message>
<source>Shift</source>
<translation>本班</translation>
</message>
<message>
<source>Shift closed, Z printed</source>
<translation>已交班，打印 Z</translation>
</message>
<message>
<source>Shift report {n}</source>
<translation>交班单 {n}</translation>
</message>
<message>
<source>Shift report {n} is queued for printing</source>
<translation>交班单 {n} 已排队打印</translation>
</message>
<message>
<source>Shift {n} is closed</source>
<translation>第 {n} 班已交</translation>
</message>
<message>
<source>Shift {n}, still open</source>
<translation>第 {n} 班，还没交</translation>
</message>
<message>
<source>Shifts</source>
<translation>班次</translation>
</message>
<message>
<source>Shop name</source>
<translation>店名</translation>
</message>
<message>
<source>Short</source>
<translation>还差</translation>
</message>
<message>
<source>Sign in</source>
<translation>登录</translation>
</message>
<message>
<source>Sign in first.</source>
<translation>请先登录。</translation>
</message>
<message>
<source>Sign out</source>
<translation>退出登录</translation>
</message>
<message>
<source>Since</source>
<translation>开始于</translation>
</message>
<message>
<source>Slow network</source>
<translation>网络很慢</translation>
</message>
<message>
<source>Sold out</source>
<translation>沽清</translation>
</message>
<message>
<source>Spare printer</source>
<translation>备用打印机</translation>
</message>
<message>
<source>Staff meal</source>
<translation>员工餐</translation>
</message>
<message>
<source>Start again and look for it in the list of receipts before you do it once more.</source>
<translation>请重新打开程序，先在小票里找一找，再决定要不要重做。</translation>
</message>
<message>
<source>Start the payment again.</source>
<translation>请重新收款。</translation>
</message>
<message>
<source>Status</source>
<translation>状态</translation>
</message>
<message>
<source>Still due</source>
<translation>还要收</translation>
</message>
<message>
<source>Still to pay</source>
<translation>还要收</translation>
</message>
<message>
<source>Subtotal   {lines}, {pieces}</source>
<translation>合计　{lines} {pieces}</translation>
</message>
<message>
<source>Sun</source>
<translation>周日</translation>
</message>
<message>
<source>Take it</source>
<translation>选好了</translation>
</message>
<message>
<source>Take the rest first.</source>
<translation>请先收齐余款。</translation>
</message>
<message>
<source>Take this part</source>
<translation>先收这些</translation>
</message>
<message>
<source>Tap an item or scan it.</source>
<translation>点一道菜，或扫一下码。</translation>
</message>
<message>
<source>Tasting</source>
<translation>试吃</translation>
</message>
<message>
<source>Tax included</source>
<translation>含税</translation>
</message>
<message>
<source>Tax {rate} given back</source>
<translation>退税 {rate}</translation>
</message>
<message>
<source>Tax {rate} in {amount}</source>
<translation>{amount} 含税 {rate}</translation>
</message>
<message>
<source>Technician</source>
<translation>技术员</translation>
</message>
<message>
<source>Tell the code to whoever runs the cloud.</source>
<translation>请把代码告诉管云端的人。</translation>
</message>
<message>
<source>Tenders taken</source>
<translation>已收的款</translation>
</message>
<message>
<source>Test</source>
<translation>测试</translation>
</message>
<message>
<source>That did not work. What was saved is safe; do it once more.</source>
<translation>没做成。已存的都安全，请再做一次。</translation>
</message>
<message>
<source>The amount must be more than 0.</source>
<translation>金额要大于 0。</translation>
</message>
<message>
<source>The backup at shift close failed: {why}</source>
<translation>交班备份没做成：{why}</translation>
</message>
<message>
<source>The books do not know this epoch.</source>
<translation>账里没有这个纪元。</translation>
</message>
<message>
<source>The change would be 1,000.00 or more.</source>
<translation>找零到了 1,000.00 元以上。</translation>
</message>
<message>
<source>The cloud at {url} does not answer ({code}).</source>
<translation>云端 {url} 没有回话（{code}）。</translation>
</message>
<message>
<source>The cloud does not know this code.</source>
<translation>云端没有这个码。</translation>
</message>
<message>
<source>The cloud does not take this till ({code}).</source>
<translation>云端不收这台收银机（{code}）。</translation>
</message>
<message>
<source>The cloud, the printers and the scanner stand</source>
<translation>云端、打印机、扫码枪都已就位</translation>
</message>
<message>
<source>The column {name} is not known and was not read.</source>
<translation>没有“{name}”这一列，没有读它。</translation>
</message>
<message>
<source>The configuration names no cloud.</source>
<translation>配置里没有写云端。</translation>
</message>
<message>
<source>The copy {file} could not be written: {why}.</source>
<translation>备份 {file} 没写成：{why}。</translation>
</message>
<message>
<source>The copy {file} lacks rows of {table}.</source>
<translation>备份 {file} 缺 {table} 的行。</translation>
</message>
<message>
<source>The day is over; comparing till, paper and cloud</source>
<translation>一天结束，核对收银机、小票和云端</translation>
</message>
<message>
<source>The day stopped: {why}</source>
<translation>这一天停下了：{why}</translation>
</message>
<message>
<source>The disk does not take sales any more. Selling is stopped.</source>
<translation>磁盘不能再记账，已停止收银。</translation>
</message>
<message>
<source>The disk is full: close the shift. New sales are stopped.</source>
<translation>磁盘满了，请交班。不再开新单。</translation>
</message>
<message>
<source>The disk is full: no new sale can be kept safely.</source>
<translation>磁盘满了，新的账存不安全。</translation>
</message>
<message>
<source>The drawer is counted, blind</source>
<translation>盲点钱箱</translation>
</message>
<message>
<source>The drawer is right</source>
<translation>钱数对上了</translation>
</message>
<message>
<source>The drawer opens once; it is recorded with your name.</source>
<translation>钱箱开一次，会记上你的名字。</translation>
</message>
<message>
<source>The file cannot be read: {why}.</source>
<translation>文件读不出来：{why}。</translation>
</message>
<message>
<source>The files that were there are kept in {folder}.</source>
<translation>原来的文件留在 {folder}。</translation>
</message>
<message>
<source>The guards against changes are missing.</source>
<translation>防改动的保护不见了。</translation>
</message>
<message>
<source>The journal could not be exported: {why}.</source>
<translation>流水账没导出来：{why}。</translation>
</message>
<message>
<source>The journal could not be replayed: {why}.</source>
<translation>流水账没能重放：{why}。</translation>
</message>
<message>
<source>The journal is whole: {n} rows, chain, signatures and totals.</source>
<translation>流水账完整：{n} 行，链、签名、累计都对。</translation>
</message>
<message>
<source>The label of {name} states price and quantity.</source>
<translation>{name} 的价格和数量以秤签为准。</translation>
</message>
<message>
<source>The label states price and quantity.</source>
<translation>价格和数量以秤签为准。</translation>
</message>
<message>
<source>The last row is not the one that was written last.</source>
<translation>最后一行不是最后写的那一行。</translation>
</message>
<message>
<source>The network is back</source>
<translation>网络恢复</translation>
</message>
<message>
<source>The network is cut</source>
<translation>断网</translation>
</message>
<message>
<source>The order is empty.</source>
<translation>这单还是空的。</translation>
</message>
<message>
<source>The order is empty. Add something first.</source>
<translation>这单还是空的，先加点东西。</translation>
</message>
<message>
<source>The order is still there, line by line</source>
<translation>单子还在，一行不少</translation>
</message>
<message>
<source>The order was changed meanwhile.</source>
<translation>单子刚被改过。</translation>
</message>
<message>
<source>The order was changed while it was being paid.</source>
<translation>收款时单子改过。</translation>
</message>
<message>
<source>The paper is there</source>
<translation>纸已经有了</translation>
</message>
<message>
<source>The printer runs out of paper</source>
<translation>小票机没纸了</translation>
</message>
<message>
<source>The report is queued for printing.</source>
<translation>报表已排队打印。</translation>
</message>
<message>
<source>The row that its epoch follows is missing.</source>
<translation>它的纪元所接的那一行不见了。</translation>
</message>
<message>
<source>The same PIN again</source>
<translation>密码再输一遍</translation>
</message>
<message>
<source>The sample shop's PINs, in the order of the names: {pins}</source>
<translation>样板店的密码，按名字顺序：{pins}</translation>
</message>
<message>
<source>The scale label {code} holds no weight or price.</source>
<translation>秤签 {code} 里没有重量和价格。</translation>
</message>
<message>
<source>The scale label {code} names no item.</source>
<translation>秤签 {code} 里没有商品号。</translation>
</message>
<message>
<source>The scanner sent characters that are no code.</source>
<translation>扫码枪传来的不是码。</translation>
</message>
<message>
<source>The scanner sent too much at once.</source>
<translation>扫码枪一次传来太多。</translation>
</message>
<message>
<source>The shop and its owner need a name.</source>
<translation>店名和店主都要填。</translation>
</message>
<message>
<source>The till ended with code {code} before it was killed.</source>
<translation>还没杀掉，收银机就退出了，代码 {code}。</translation>
</message>
<message>
<source>The till ended with code {code}.</source>
<translation>收银机退出，代码 {code}。</translation>
</message>
<message>
<source>The till is enrolled</source>
<translation>收银机已登记</translation>
</message>
<message>
<source>The till is killed</source>
<translation>收银机被杀掉</translation>
</message>
<message>
<source>The till says nothing any more.</source>
<translation>收银机不再回话。</translation>
</message>
<message>
<source>The till's letter is one of A to Z.</source>
<translation>机号是 A 到 Z 中的一个字母。</translation>
</message>
<message>
<source>The till's own data were not changed. Prove them: zhanggui journal verify</source>
<translation>本机的账没动。请核对：zhanggui journal verify</translation>
</message>
<message>
<source>The two PINs differ.</source>
<translation>两次密码不一样。</translation>
</message>
<message>
<source>There is no column {column}. Write the headings into the first row.</source>
<translation>没有“{column}”这一列。请把表头写在第一行。</translation>
</message>
<message>
<source>There is nothing to choose for this item.</source>
<translation>这道没有可选的口味。</translation>
</message>
<message>
<source>These data are in use by {who}.</source>
<translation>这些数据正被 {who} 使用。</translation>
</message>
<message>
<source>This choice is not offered for the item.</source>
<translation>这道没有这个选项。</translation>
</message>
<message>
<source>This code is too old.</source>
<translation>这个码过期了。</translation>
</message>
<message>
<source>This code was tried wrongly too often.</source>
<translation>这个码输错太多次了。</translation>
</message>
<message>
<source>This code was used by another till.</source>
<translation>这个码已被别的收银机用过。</translation>
</message>
<message>
<source>This day has nothing to close.</source>
<translation>这一天没有可结的账。</translation>
</message>
<message>
<source>This is no enrolment code.</source>
<translation>这不是入网码。</translation>
</message>
<message>
<source>This is no item code: {n} characters.</source>
<translation>这不是商品码，有 {n} 个字符。</translation>
</message>
<message>
<source>This is the first page</source>
<translation>这是第一页</translation>
</message>
<message>
<source>This is the last page</source>
<translation>这是最后一页</translation>
</message>
<message>
<source>This line is already in the order.</source>
<translation>这一行已经在单上。</translation>
</message>
<message>
<source>This line is no longer in the order.</source>
<translation>单上已经没有这一行。</translation>
</message>
<message>
<source>This needs a manager's approval.</source>
<translation>这一步要店长同意。</translation>
</message>
<message>
<source>This needs approval.</source>
<translation>这一步要店长同意。</translation>
</message>
<message>
<source>This order is no longer parked.</source>
<translation>这单已经不在挂单里。</translation>
</message>
<message>
<source>This order is not paid yet.</source>
<translation>这单还没收齐。</translation>
</message>
<message>
<source>This print job is no longer in doubt.</source>
<translation>这张已经不用确认了。</translation>
</message>
<message>
<source>This till belongs to {shop} now, letter {letter}.</source>
<translation>本机现在属于 {shop}，机号 {letter}。</translation>
</message>
<message>
<source>This till has no sale with {number}.</source>
<translation>本机没有 {number} 这一单。</translation>
</message>
<message>
<source>This till has no such receipt.</source>
<translation>本机没有这张小票。</translation>
</message>
<message>
<source>This till was restored from an older copy.</source>
<translation>本机是从旧备份恢复的。</translation>
</message>
<message>
<source>This was not saved: another program is writing to the database.</source>
<translation>这一步没存上：另一个程序正在写账。</translation>
</message>
<message>
<source>This was not saved: {why}.</source>
<translation>这一步没存上：{why}。</translation>
</message>
<message>
<source>Three things, then you sell.</source>
<translation>三件事，办完就能卖。</translation>
</message>
<message>
<source>Thu</source>
<translation>周四</translation>
</message>
<message>
<source>Till</source>
<translation>机号</translation>
</message>
<message>
<source>Till {letter}</source>
<translation>{letter} 号机</translation>
</message>
<message>
<source>To go</source>
<translation>打包</translation>
</message>
<message>
<source>To pay</source>
<translation>应收</translation>
</message>
<message>
<source>Today</source>
<translation>今天</translation>
</message>
<message>
<source>Too many wrong PINs. Locked until {time}.</source>
<translation>密码错得太多，锁到 {time}。</translation>
</message>
<message>
<source>Too much in the drawer</source>
<translation>钱箱太满</translation>
</message>
<message>
<source>Total</source>
<translation>应收</translation>
</message>
<message>
<source>Total paid</source>
<translation>实收</translation>
</message>
<message>
<source>Tue</source>
<translation>周二</translation>
</message>
<message>
<source>Type a barcode and Enter to scan it. Receipts: {folder}</source>
<translation>输入条码再回车就是扫码。小票在：{folder}</translation>
</message>
<message>
<source>Type another one.</source>
<translation>请换一个。</translation>
</message>
<message>
<source>Type both names.</source>
<translation>请把两个名字都填上。</translation>
</message>
<message>
<source>Type both.</source>
<translation>请都填上。</translation>
</message>
<message>
<source>Type how much it is.</source>
<translation>先输多少。</translation>
</message>
<message>
<source>Type how much.</source>
<translation>先输减多少。</translation>
</message>
<message>
<source>Type it again.</source>
<translation>请重新输入。</translation>
</message>
<message>
<source>Type the amount.</source>
<translation>先输金额。</translation>
</message>
<message>
<source>Type the float, 0 if none.</source>
<translation>先输备用金，没有就输 0。</translation>
</message>
<message>
<source>Type the number on the receipt.</source>
<translation>请输入小票上的单号。</translation>
</message>
<message>
<source>Type what the guest hands over.</source>
<translation>请输入客人给的钱。</translation>
</message>
<message>
<source>Undo</source>
<translation>撤销</translation>
</message>
<message>
<source>Unfold</source>
<translation>展开</translation>
</message>
<message>
<source>Use an older backup, or call your technician.</source>
<translation>请用更早的备份，或找技术员。</translation>
</message>
<message>
<source>Use that window, or end that program first.</source>
<translation>请用那个窗口，或先关掉那个程序。</translation>
</message>
<message>
<source>Vegetables</source>
<translation>买菜</translation>
</message>
<message>
<source>Void</source>
<translation>作废</translation>
</message>
<message>
<source>Void order {no}: why?</source>
<translation>单号 {no} 作废：为什么？</translation>
</message>
<message>
<source>Void {name}</source>
<translation>退 {name}</translation>
</message>
<message>
<source>Voids {n}</source>
<translation>退菜 {n} 笔</translation>
</message>
<message>
<source>Waited too long</source>
<translation>等太久</translation>
</message>
<message>
<source>Waiter</source>
<translation>服务员</translation>
</message>
<message>
<source>Wed</source>
<translation>周三</translation>
</message>
<message>
<source>Weigh</source>
<translation>称重</translation>
</message>
<message>
<source>Weight</source>
<translation>重量</translation>
</message>
<message>
<source>What for</source>
<translation>为什么</translation>
</message>
<message>
<source>What happened to the paper</source>
<translation>这张小票打得怎样</translation>
</message>
<message>
<source>What was saved is safe. Export the journal to a stick and call your technician.</source>
<translation>已存的账都安全。请把流水账导到 U 盘，再找技术员。</translation>
</message>
<message>
<source>Which receipt</source>
<translation>退哪张小票</translation>
</message>
<message>
<source>Who are you</source>
<translation>你是哪位</translation>
</message>
<message>
<source>Whole order {what}</source>
<translation>整单 {what}</translation>
</message>
<message>
<source>Why it comes back</source>
<translation>为什么退</translation>
</message>
<message>
<source>Write 13 or 18 digits like 20 IIIII WWWWW C: I item, W grams, P fen, C check.</source>
<translation>写 13 或 18 位，例如 20 IIIII WWWWW C：I 是商品，W 是克，P 是分，C 是校验位。</translation>
</message>
<message>
<source>Write it like 05:00.</source>
<translation>请写成 05:00 这样。</translation>
</message>
<message>
<source>Write the owner's name.</source>
<translation>请写老板的名字。</translation>
</message>
<message>
<source>Write the shop's name.</source>
<translation>请写店名。</translation>
</message>
<message>
<source>Write url = "https://..." under [cloud].</source>
<translation>请在 [cloud] 下写 url = "https://..."。</translation>
</message>
<message>
<source>Wrong PIN. Tries left: {n}.</source>
<translation>密码不对，还能试 {n} 次。</translation>
</message>
<message>
<source>Wrong item</source>
<translation>点错了</translation>
</message>
<message>
<source>X report</source>
<translation>X 报表</translation>
</message>
<message>
<source>X report · shift {n} so far</source>
<translation>X 报表 · 第 {n} 班到目前</translation>
</message>
<message>
<source>Yuan off</source>
<translation>按金额减</translation>
</message>
<message>
<source>Z report {n}</source>
<translation>Z 报表 {n}</translation>
</message>
<message>
<source>Z {n}</source>
<translation>Z {n}</translation>
</message>
<message>
<source>a text in quotes</source>
<translation>加引号的文字</translation>
</message>
<message>
<source>a whole number from {low} to {high}</source>
<translation>{low} 到 {high} 的整数</translation>
</message>
<message>
<source>all in the cloud</source>
<translation>都已上传</translation>
</message>
<message>
<source>an address like https://cloud.example</source>
<translation>地址，例如 https://cloud.example</translation>
</message>
<message>
<source>answers nonsense</source>
<translation>回话看不懂</translation>
</message>
<message>
<source>as on the receipt</source>
<translation>印在小票上的</translation>
</message>
<message>
<source>bought {qty}</source>
<translation>买了 {qty}</translation>
</message>
<message>
<source>call support, code {code}; {n} kept here</source>
<translation>请找客服，代码 {code}；{n} 笔存在本机</translation>
</message>
<message>
<source>catching up, {n} to go</source>
<translation>正在补传，还剩 {n} 笔</translation>
</message>
<message>
<source>check paper</source>
<translation>请看纸</translation>
</message>
<message>
<source>choose {n}</source>
<translation>选 {n} 样</translation>
</message>
<message>
<source>connection broke</source>
<translation>连接断了</translation>
</message>
<message>
<source>cover open</source>
<translation>盖子开着</translation>
</message>
<message>
<source>cutter jammed</source>
<translation>切刀卡住</translation>
</message>
<message>
<source>e.g. crab of the day</source>
<translation>如 今日鲜蟹</translation>
</message>
<message>
<source>every sale is kept on this till</source>
<translation>账都存在本机</translation>
</message>
<message>
<source>every sale is safe on this till, {n} to send</source>
<translation>账都安全存在本机，{n} 笔待上传</translation>
</message>
<message>
<source>everything is in the cloud</source>
<translation>账都已上传云端</translation>
</message>
<message>
<source>given back</source>
<translation>已退</translation>
</message>
<message>
<source>h</source>
<translation>小时</translation>
</message>
<message>
<source>it cannot be read ({why})</source>
<translation>读不出来（{why}）</translation>
</message>
<message>
<source>it is an old .xls file</source>
<translation>是旧的 .xls 文件</translation>
</message>
<message>
<source>it is empty</source>
<translation>是空的</translation>
</message>
<message>
<source>it is neither UTF-8 nor GB18030 text</source>
<translation>既不是 UTF-8 也不是 GB18030 文本</translation>
</message>
<message>
<source>jin</source>
<translation>斤</translation>
</message>
<message>
<source>kg</source>
<translation>公斤</translation>
</message>
<message>
<source>looking for it</source>
<translation>正在找</translation>
</message>
<message>
<source>no answer</source>
<translation>没有回话</translation>
</message>
<message>
<source>not closed yet</source>
<translation>还没结</translation>
</message>
<message>
<source>not connected</source>
<translation>未连接</translation>
</message>
<message>
<source>not printed</source>
<translation>没打出</translation>
</message>
<message>
<source>not reachable</source>
<translation>连不上</translation>
</message>
<message>
<source>not ready</source>
<translation>还没好</translation>
</message>
<message>
<source>of {amount}</source>
<translation>原价 {amount}</translation>
</message>
<message>
<source>offline</source>
<translation>离线</translation>
</message>
<message>
<source>one capital letter, A to Z</source>
<translation>一个大写字母，A 到 Z</translation>
</message>
<message>
<source>one of {list}</source>
<translation>{list} 中的一个</translation>
</message>
<message>
<source>opened {time}</source>
<translation>{time} 开单</translation>
</message>
<message>
<source>out of paper</source>
<translation>没纸了</translation>
</message>
<message>
<source>paper low</source>
<translation>纸快用完</translation>
</message>
<message>
<source>partly given back</source>
<translation>退了一部分</translation>
</message>
<message>
<source>pc</source>
<translation>份</translation>
</message>
<message>
<source>per sale</source>
<translation>每单</translation>
</message>
<message>
<source>printed</source>
<translation>已打出</translation>
</message>
<message>
<source>ready</source>
<translation>正常</translation>
</message>
<message>
<source>received {amount}</source>
<translation>收到 {amount}</translation>
</message>
<message>
<source>sales kept here</source>
<translation>账存在本机</translation>
</message>
<message>
<source>sales kept here, {n} to send</source>
<translation>账都存在本机，{n} 笔待上传</translation>
</message>
<message>
<source>since {time}</source>
<translation>{time} 开班</translation>
</message>
<message>
<source>the SKU {code}</source>
<translation>货号 {code}</translation>
</message>
<message>
<source>the barcode {code}</source>
<translation>条码 {code}</translation>
</message>
<message>
<source>the barcode {code} is wrong: its last digit does not fit.</source>
<translation>条码 {code} 不对：最后一位对不上。</translation>
</message>
<message>
<source>the choices of {group} differ from those written before.</source>
<translation>{group} 的选项和前面写的不一样。</translation>
</message>
<message>
<source>the code {code}</source>
<translation>编码 {code}</translation>
</message>
<message>
<source>the code {text} lost its digits. Format the column as text first.</source>
<translation>编码 {text} 丢了位数。请先把这一列设成文本。</translation>
</message>
<message>
<source>the first till is A, the next one B</source>
<translation>第一台 A，第二台 B</translation>
</message>
<message>
<source>the name has {n} characters. At most 80 fit.</source>
<translation>名称有 {n} 个字，最多 80 个。</translation>
</message>
<message>
<source>the name holds unprintable characters. Type it again.</source>
<translation>名称里有打印不出来的字符，请重新输入。</translation>
</message>
<message>
<source>the name is missing. Every item needs one.</source>
<translation>没有名称。每样都要有名称。</translation>
</message>
<message>
<source>the position “{text}” is no whole number.</source>
<translation>位置“{text}”不是整数。</translation>
</message>
<message>
<source>the price is missing. Write it in yuan, such as 38 or 38.50.</source>
<translation>没有价格。请按元写，例如 38 或 38.50。</translation>
</message>
<message>
<source>the price {text} has more than two decimals.</source>
<translation>价格 {text} 的小数多于两位。</translation>
</message>
<message>
<source>the price {text} is not possible.</source>
<translation>价格 {text} 不可能。</translation>
</message>
<message>
<source>the tax rate {text} is not possible. Write 13%.</source>
<translation>税率 {text} 不可能。请写成 13%。</translation>
</message>
<message>
<source>the tax rate “{text}” is no rate. Write 13%.</source>
<translation>“{text}”不是税率。请写成 13%。</translation>
</message>
<message>
<source>the till stopped meanwhile</source>
<translation>收银机中途停过</translation>
</message>
<message>
<source>the unit “{text}” is not known. Use 份, 斤, kg or hour.</source>
<translation>没有单位“{text}”。请用 份、斤、kg 或 hour。</translation>
</message>
<message>
<source>then type your PIN</source>
<translation>再输密码</translation>
</message>
<message>
<source>there are no choices for {group}. Write {group}[0-1]:A|B.</source>
<translation>{group} 没有选项。请写成 {group}[0-1]:A|B。</translation>
</message>
<message>
<source>there is no item under the headings</source>
<translation>表头下面没有商品</translation>
</message>
<message>
<source>there is no printer {name}. Write receipt_printer = one of {list}.</source>
<translation>没有打印机 {name}。请写 receipt_printer = {list} 中的一个。</translation>
</message>
<message>
<source>to {time}</source>
<translation>{time} 后恢复</translation>
</message>
<message>
<source>today</source>
<translation>今日售完</translation>
</message>
<message>
<source>true or false</source>
<translation>true 或 false</translation>
</message>
<message>
<source>typed; it counts once you press Pay</source>
<translation>输入中，按“结账”才算数</translation>
</message>
<message>
<source>up to {n}</source>
<translation>最多 {n} 样</translation>
</message>
<message>
<source>waiting</source>
<translation>等着打</translation>
</message>
<message>
<source>what the kitchen or the guest should know</source>
<translation>写给后厨或客人的话</translation>
</message>
<message>
<source>who may do everything</source>
<translation>什么都能管的人</translation>
</message>
<message>
<source>write [{table}.NAME] instead.</source>
<translation>请写成 [{table}.NAME]。</translation>
</message>
<message>
<source>write [{table}] and its settings below it.</source>
<translation>请写 [{table}]，设置写在它下面。</translation>
</message>
<message>
<source>yuan</source>
<translation>元</translation>
</message>
<message>
<source>{amount} into the drawer</source>
<translation>放进钱箱 {amount}</translation>
</message>
<message>
<source>{amount} off</source>
<translation>减 {amount}</translation>
</message>
<message>
<source>{amount} out of the drawer</source>
<translation>从钱箱拿出 {amount}</translation>
</message>
<message>
<source>{amount} over</source>
<translation>多 {amount}</translation>
</message>
<message>
<source>{amount} short</source>
<translation>少 {amount}</translation>
</message>
<message>
<source>{amount} was taken already.</source>
<translation>已经收了 {amount} 元。</translation>
</message>
<message>
<source>{bought} · given back {qty}</source>
<translation>{bought} · 已退 {qty}</translation>
</message>
<message>
<source>{code} was misread: its check digit is wrong.</source>
<translation>{code} 扫错了，校验位不对。</translation>
</message>
<message>
<source>{command} did not start.</source>
<translation>{command} 没启动。</translation>
</message>
<message>
<source>{command} failed: {why}</source>
<translation>{command} 失败：{why}</translation>
</message>
<message>
<source>{day} {d} {month}</source>
<translation>{month}{d}日 {day}</translation>
</message>
<message>
<source>{day} · {at} · {who}</source>
<translation>{day} · {at} · {who}</translation>
</message>
<message>
<source>{face} yuan: pieces</source>
<translation>{face} 元：张数</translation>
</message>
<message>
<source>{figure} {unit}</source>
<translation>{figure} {unit}</translation>
</message>
<message>
<source>{file} cannot be opened: {why}.</source>
<translation>{file} 打不开：{why}。</translation>
</message>
<message>
<source>{file} cannot be read as a device key.</source>
<translation>{file} 不是可用的本机密钥。</translation>
</message>
<message>
<source>{file} cannot be read: {why}.</source>
<translation>{file} 读不出来：{why}。</translation>
</message>
<message>
<source>{file} cannot be used: {why}.</source>
<translation>{file} 不能用：{why}。</translation>
</message>
<message>
<source>{file} has {n} mistakes.</source>
<translation>{file} 有 {n} 处错误。</translation>
</message>
<message>
<source>{file} has {n} mistakes. Nothing was taken.</source>
<translation>{file} 有 {n} 处错误。什么也没导入。</translation>
</message>
<message>
<source>{file} is damaged. {why}</source>
<translation>{file} 坏了。{why}</translation>
</message>
<message>
<source>{file} is damaged: {why}.</source>
<translation>{file} 坏了：{why}。</translation>
</message>
<message>
<source>{file} is damaged: {why}. Close the shift, export the journal, call your technician.</source>
<translation>{file} 坏了：{why}。请交班、导出流水账、找技术员。</translation>
</message>
<message>
<source>{file} is gone or empty, though this till has sold.</source>
<translation>{file} 不见了或是空的，可本机卖过东西。</translation>
</message>
<message>
<source>{file} is no catalogue: {why}.</source>
<translation>{file} 不是商品表：{why}。</translation>
</message>
<message>
<source>{file} is no journal export, or it is cut off.</source>
<translation>{file} 不是导出的流水账，或不完整。</translation>
</message>
<message>
<source>{file} is not a till's database.</source>
<translation>{file} 不是收银机的账。</translation>
</message>
<message>
<source>{file} is not ready yet.</source>
<translation>{file} 还没准备好。</translation>
</message>
<message>
<source>{file} is not there.</source>
<translation>没有 {file}。</translation>
</message>
<message>
<source>{file} is one of the till's own files.</source>
<translation>{file} 是收银机自己的文件。</translation>
</message>
<message>
<source>{file} was copied while in use; it is no backup.</source>
<translation>{file} 是使用中拷的，不能当备份。</translation>
</message>
<message>
<source>{file} was damaged and was made anew from the journal; the old one is kept as {aside}.</source>
<translation>{file} 坏了，已按流水账重做；旧的留作 {aside}。</translation>
</message>
<message>
<source>{file} was written by a newer program.</source>
<translation>{file} 是更新版本的程序写的。</translation>
</message>
<message>
<source>{folder} holds no till's data.</source>
<translation>{folder} 里没有收银机的账。</translation>
</message>
<message>
<source>{group}: choose at least {n}.</source>
<translation>{group}：至少选 {n} 样。</translation>
</message>
<message>
<source>{group}: choose at most {n}.</source>
<translation>{group}：最多选 {n} 样。</translation>
</message>
<message>
<source>{lines}, {pieces} · subtotal {amount}</source>
<translation>{lines} {pieces} · 小计 {amount}</translation>
</message>
<message>
<source>{name} is sold by the piece.</source>
<translation>{name} 按份卖，要整数。</translation>
</message>
<message>
<source>{name} is sold out until {time}.</source>
<translation>{name}沽清了，{time} 恢复</translation>
</message>
<message>
<source>{name} is sold out.</source>
<translation>{name}沽清了</translation>
</message>
<message>
<source>{name} may not approve this.</source>
<translation>{name} 不能批准这一步。</translation>
</message>
<message>
<source>{number} is in the books and is printed now</source>
<translation>{number} 在账上，现在补打</translation>
</message>
<message>
<source>{number} was not printed.</source>
<translation>{number} 没打出来。</translation>
</message>
<message>
<source>{n} digits typed</source>
<translation>已输 {n} 位</translation>
</message>
<message>
<source>{n} entries of this till are neither in the backup nor in the cloud.</source>
<translation>本机有 {n} 笔既不在备份里，也不在云端。</translation>
</message>
<message>
<source>{n} found · most sold first</source>
<translation>{n} 样 · 常点的在前</translation>
</message>
<message>
<source>{n} items are for sale now.</source>
<translation>现在有 {n} 样在卖。</translation>
</message>
<message>
<source>{n} kept here</source>
<translation>{n} 笔存在本机</translation>
</message>
<message>
<source>{n} left</source>
<translation>剩 {n}</translation>
</message>
<message>
<source>{n} lines</source>
<translation>{n} 样</translation>
</message>
<message>
<source>{n} pcs</source>
<translation>{n} 份</translation>
</message>
<message>
<source>{n} projected rows differ from the journal.</source>
<translation>有 {n} 行和流水账不一致。</translation>
</message>
<message>
<source>{n} receipts</source>
<translation>{n} 笔</translation>
</message>
<message>
<source>{n} rows written and checked.</source>
<translation>已写出 {n} 行并核对。</translation>
</message>
<message>
<source>{n} to send</source>
<translation>{n} 笔待上传</translation>
</message>
<message>
<source>{pattern} is no layout of a scale label.</source>
<translation>{pattern} 不是秤签的格式。</translation>
</message>
<message>
<source>{percent} % off</source>
<translation>{zhe} 折</translation>
</message>
<message>
<source>{rate} % off in all; more than {limit} % needs approval.</source>
<translation>一共减 {rate}%，超过 {limit}% 要店长同意。</translation>
</message>
<message>
<source>{tender} given back</source>
<translation>{tender}退还</translation>
</message>
<message>
<source>{tender} {n}</source>
<translation>{tender} {n} 笔</translation>
</message>
<message>
<source>{text} is not a time of day.</source>
<translation>{text} 不是钟点。</translation>
</message>
<message>
<source>{time} · paid {amount}</source>
<translation>{time} · 实收 {amount}</translation>
</message>
<message>
<source>{time} · {lines} · {who}</source>
<translation>{time} · {lines} · {who}</translation>
</message>
<message>
<source>{time} · {printer}</source>
<translation>{time} · {printer}</translation>
</message>
<message>
<source>{time} · {what}</source>
<translation>{time} · {what}</translation>
</message>
<message>
<source>{what} belongs to {name} (SKU {sku}). Write that SKU to change it.</source>
<translation>{what} 已是 {name}（货号 {sku}）的。要改它，请写那个货号。</translation>
</message>
<message>
<source>{what} stands in row {other} too.</source>
<translation>{what} 在第 {other} 行也有。</translation>
</message>
<message>
<source>{what} · {amount}</source>
<translation>{what} · {amount}</translation>
</message>
<message>
<source>{why}</source>
<translation>{why}</translation>
</message>
<message>
<source>¥{price} / {unit}</source>
<translation>¥{price} / {unit}</translation>
</message>
<message>
<source>“{text}” is neither yes nor no.</source>
<translation>“{text}”既不是“是”也不是“否”。</translation>
</message>
<message>
<source>“{text}” is no choice. Write 辣度[1-1]:微辣|中辣 or the name alone.</source>
<translation>“{text}”不是选项。请写成 辣度[1-1]:微辣|中辣，或只写名称。</translation>
</message>
<message>
<source>“{text}” is no price. Write it in yuan: 38.50.</source>
<translation>“{text}”不是价格。请按元写：38.50。</translation>
</message>
<message>
<source>“{text}”: {n} choices cannot give {low} to {high}.</source>
<translation>“{text}”：{n} 个选项里选不出 {low} 到 {high} 样。</translation>
</message>
<message>
<source>王小丽 opens the shift with 500.00</source>
<translation>王小丽用 500.00 备用金开班</translation>
</message>
</context>
</TS>
